// Brings a data block of before into the shape that the parts read, until kg/export/html.py writes it so itself.
"use strict";

function renewed(content) {
  const articleOf = (each) => each.evidence.map(([number]) => content.sentences[number][1]);
  const bendOf = ({ smooth }) => (smooth?.enabled ? (smooth.type === "curvedCW" ? 1 : -1) * smooth.roundness : 0);
  const article = (each, place) => {
    if (!Array.isArray(each)) return each;
    const [title, published, publisher, url] = each;
    const sentences = content.sentences.map((_, number) => number).filter((number) => content.sentences[number][1] === place);
    return { iri: "", title, published, publisher, url, sentences };
  };
  return {
    quality: [], claims: [], queries: [], ...content,
    articles: content.articles.map(article),
    nodes: content.nodes.map((each) => ({ articles: [...new Set(articleOf(each))], days: null, ...each })),
    edges: content.edges.map((each) => ({ bend: bendOf(each), property: each.label, ...each })),
  };
}
