// Writes the libraries of the page, each a classic script (`ForceGraph`, `Yasqe`, `oxigraph`), and the texts of their
// licences: the same bytes each time.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { gzipSync } from "fflate";

const YASQE = "node_modules/@zazuko/yasqe/build/yasqe";
const OPTIONS = { bundle: true, minify: true, format: "iife", legalComments: "none", charset: "utf8", write: false, target: "es2022" };

// An editor that proposes the prefixes of the whole web would carry a thousand addresses that nobody here asked for.
const withoutPrefixes = {
  name: "without-prefixes",
  setup: ({ onLoad }) =>
    onLoad({ filter: /yasqe\.esm\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = text.replace(/, madsrdf = "[^;]*?prefixes_default = \{[^}]*\}/, ", prefixes_default = {}");
      if (contents === text) throw new Error("the list of prefixes is not where it was");
      return { contents };
    }),
};

async function script(entry, options = {}) {
  const { outputFiles } = await build({ ...OPTIONS, ...options, stdin: { contents: entry, resolveDir: "." } });
  return outputFiles[0].contents;
}

const pack = (bytes) => gzipSync(bytes, { level: 9, mtime: 0 });

copyFileSync("node_modules/force-graph/dist/force-graph.min.js", "force-graph.min.js");
const yasqe = await script(`import { Yasqe } from "./${YASQE}.esm.js"; globalThis.Yasqe = Yasqe;`, { plugins: [withoutPrefixes] });
const engine = await script('import * as it from "./node_modules/oxigraph/web.js"; globalThis.oxigraph = it;', {
  define: { "import.meta.url": '"about:blank"' }, // the page gives the code itself, nothing is fetched
});
writeFileSync("yasqe.min.js.gz", pack(yasqe));
writeFileSync("yasqe.min.css.gz", pack(readFileSync(`${YASQE}.min.css`)));
writeFileSync("oxigraph.min.js.gz", pack(engine));
writeFileSync("oxigraph.wasm.gz", pack(readFileSync("node_modules/oxigraph/web_bg.wasm")));

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const bundled = Object.keys(packages).filter((each) => each && !packages[each].dev && !each.includes("/@types/"));
writeFileSync("LICENSES.txt", bundled.map(licence).join("\n"));

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const text = fileOf(folder) ?? readFileSync(`licences/${name.replace("/", "-")}.txt`, "utf8");
  return `${"=".repeat(80)}\n${name} ${version}: ${license}\n\n${text.replaceAll("\r", "").trim()}\n`;
}

function fileOf(folder) {
  for (const name of ["LICENSE", "license", "LICENSE.md"]) {
    try {
      return readFileSync(`${folder}/${name}`, "utf8");
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  return null;
}
