"""What is extracted from the sentences of `sentences.txt`: events with status and roles, ties and claims."""

import pytest

from tests.extract.sentences import claims_of, events_of, extracted, ties_of

# A sentence and its events: type, status (and the status its source gives it), roles.
EVENTS = {
    "The minister was dismissed by the president on Monday.": [
        "Dismissal asserted agent=the president patient=The minister time=Monday",
    ],
    "The general who resigned on Friday led the army for years.": [
        "Resignation asserted agent=The general time=Friday",
        "Event:lead asserted agent=The general duration=years patient=the army",
    ],
    "Police arrested a man accused of killing two tourists.": [
        "Arrest asserted agent=Police patient=a man",
        "Accusation asserted alleges=→Killing patient=a man",
        "Killing reported/asserted agent=a man victim=two tourists",
    ],
    "The party criticised the budget and praised the mayor.": [
        "Criticism asserted agent=The party patient=the budget",
        "Praise asserted agent=The party patient=the mayor",
    ],
    "Soldiers killed a farmer and a teacher near the border.": [
        "Killing asserted agent=Soldiers victim=a farmer victim=a teacher",
    ],
    "The mayor promised to resign.": [
        "Promise asserted agent=The mayor promises=→Resignation",
        "Resignation planned agent=The mayor",
    ],
    "The union urged the minister to resign.": [
        "Demand asserted addressee=the minister agent=The union demands=→Resignation",
        "Resignation demanded agent=the minister",
    ],
    "Lawmakers called on the governor to step down.": [
        "Demand asserted addressee=the governor agent=Lawmakers demands=→Resignation",
        "Resignation demanded agent=the governor",
    ],
    "Protesters called for the resignation of the minister.": [
        "Demand asserted agent=Protesters demands=→Resignation",
        "Resignation demanded agent=the minister",
    ],
    "The bank seems to have dismissed its director.": [
        "Event:seem asserted agent=The bank content=→Dismissal",
        "Dismissal possible agent=The bank patient=its director",
    ],
    "The resignation of the minister weakened the party.": [
        "Resignation asserted agent=the minister",
        "Event:weaken asserted agent=→Resignation patient=the party",
    ],
    "Her criticism of the court angered judges.": [
        "Criticism asserted agent=Her patient=the court",
        "Event:anger asserted agent=→Criticism patient=judges",
    ],
    "An attack on the city by rebels killed 12 people.": [
        "Attack asserted agent=rebels patient=the city",
        "Killing asserted cause=→Attack victim=12 people",
    ],
    "Rebels launched an attack on the airport.": [
        "Attack asserted agent=Rebels patient=the airport",
    ],
    "The governor did not resign.": [
        "Resignation negated agent=The governor",
    ],
    "The court refused to release the journalist.": [
        "Rejection asserted agent=The court rejects=→Release",
        "Release negated agent=The court patient=the journalist",
    ],
    "The army may attack the port.": [
        "Attack possible agent=The army patient=the port",
    ],
    "The minister will resign if the inquiry finds fraud.": [
        "Resignation planned agent=The minister condition=→Event:find",
        "Investigation asserted",
        "Event:find conditional agent=→Investigation patient=→Crime",
        "Crime conditional",
    ],
    "Officials said the rebels had attacked a village.": [
        "Statement asserted agent=Officials says=→Attack",
        "Attack reported/asserted agent=the rebels patient=a village",
    ],
    "The company denied that it had dismissed the engineer.": [
        "Denial asserted agent=The company denies=→Dismissal",
        "Dismissal denied agent=it patient=the engineer",
    ],
    "The president will visit Kenya in May.": [
        "Visit planned agent=The president destination=Kenya time=May",
    ],
    "Will the mayor resign?": [
        "Resignation possible agent=the mayor",
    ],
    "Rebels killed 20 soldiers, according to the army.": [
        "Killing reported/asserted agent=Rebels victim=20 soldiers",
    ],
    "“We will not resign,” the mayor said.": [
        "Resignation reported/negated agent=We",
        "Statement asserted agent=the mayor says=→Resignation",
    ],
    "Troops entered the town to rescue hostages.": [
        "Movement asserted agent=Troops destination=the town purpose=→Rescue",
        "Rescue planned agent=Troops patient=hostages",
    ],
    "The minister left office without apologising.": [
        "Resignation asserted agent=The minister",
        "Apology negated agent=The minister",
    ],
    "Finance Minister Ann Lee resigned on Tuesday.": [
        "Resignation asserted agent=Ann Lee time=Tuesday",
    ],
    "Ann Lee, head of the Central Bank, criticised the government.": [
        "Criticism asserted agent=Ann Lee patient=the government",
    ],
    "Ann Lee is the mayor of Springfield.": [],
    "Former president Omar Diallo praised the court.": [
        "Praise asserted agent=Omar Diallo patient=the court",
    ],
    "The rebel-led attack on the town left 30 people dead.": [
        "Attack asserted agent=rebel patient=the town",
        "Killing asserted cause=→Attack victim=30 people",
    ],
    "The minister announced her resignation.": [
        "Announcement asserted agent=The minister announces=→Resignation",
        "Resignation asserted agent=her",
    ],
    "Lee praised Diallo for releasing the prisoners.": [
        "Praise asserted agent=Lee ground=→Release patient=Diallo",
        "Release asserted agent=Diallo patient=the prisoners",
    ],
    "The army is said to have attacked the village.": [
        "Statement asserted says=→Attack topic=The army",
        "Attack reported/asserted agent=The army patient=the village",
    ],
    "The journalist was allegedly killed by soldiers.": [
        "Killing reported/asserted agent=soldiers victim=The journalist",
    ],
    "No one resigned.": [
        "Resignation negated agent=No one",
    ],
    "The prime minister resigned after the court convicted his son.": [
        "Resignation asserted after=→Conviction agent=The prime minister",
        "Conviction asserted agent=the court patient=his son",
    ],
    "The government plans to release 40 prisoners.": [
        "Plan asserted agent=The government plans=→Release",
        "Release planned agent=The government patient=40 prisoners",
    ],
    "The two countries signed a ceasefire agreement on Sunday.": [
        "TreatySigning asserted agent=The two countries time=Sunday topic=→Ceasefire",
        "Ceasefire possible",
    ],
    "Critics fear that the army will attack the city.": [
        "Fear asserted agent=Critics fears=→Attack",
        "Attack possible agent=the army patient=the city",
    ],
    "The rebels agreed to withdraw from the city once the war ends.": [
        "Consent asserted agent=The rebels plans=→Withdrawal",
        "Withdrawal planned agent=The rebels condition=→Event:end origin=the city",
        "Fighting asserted",
        "Event:end conditional agent=→Fighting",
    ],
    "The senator was accused of bribing a judge.": [
        "Accusation asserted alleges=→Crime patient=The senator",
        "Crime reported/asserted agent=The senator victim=a judge",
    ],
    "The minister failed to condemn the attack.": [
        "Event:fail asserted agent=The minister content=→Criticism",
        "Criticism negated agent=The minister patient=→Attack",
        "Attack asserted",
    ],
    "Talks between Kenya and Somalia ended without an agreement.": [
        "Negotiation asserted participant=Kenya participant=Somalia",
        "Event:end asserted agent=→Negotiation",
        "Agreement negated",
    ],
    "The army avoided a collapse of the front.": [
        "Event:avoid asserted agent=The army patient=→Collapse",
        "Collapse negated patient=the front",
    ],
    "The alleged murder shocked the town.": [
        "Killing reported/asserted",
        "Event:shock asserted agent=→Killing patient=the town",
    ],
    "“The court was wrong,” Lee said. “It will fall.”": [
        "Event:be wrong reported/asserted patient=The court",
        "Statement asserted agent=Lee says=→Event:be wrong",
        "Decrease reported/planned patient=It",
    ],
    "Lee told reporters that Diallo had been arrested in Kenya.": [
        "Statement asserted addressee=reporters agent=Lee says=→Arrest",
        "Arrest reported/asserted patient=Diallo place=Kenya",
    ],
    "Prices rose 5 percent in March.": [
        "Increase asserted amount=5 percent patient=Prices time=March",
    ],
    "The company paid $3 million to the city.": [
        "Payment asserted agent=The company amount=$3 million recipient=the city",
    ],
    "Hundreds of protesters marched through the capital.": [
        "Protest asserted agent=Hundreds of protesters place=the capital",
    ],
    "The hostages were released in exchange for 50 prisoners.": [
        "Release asserted inReturn=50 prisoners patient=The hostages",
    ],
    "Diallo became the first president to visit the island.": [
        "Event:become president asserted agent=Diallo",
        "Visit asserted agent=Diallo destination=the island",
    ],
    "The arrest of two reporters by police was condemned by the minister.": [
        "Arrest asserted agent=police patient=two reporters",
        "Criticism asserted agent=the minister patient=→Arrest",
    ],
    "The president ordered troops to leave the town.": [
        "Demand asserted addressee=troops agent=The president demands=→Departure",
        "Departure demanded agent=troops origin=the town",
    ],
    "The mayor has yet to resign.": ["Resignation negated agent=The mayor"],
    "It is unclear whether the pilot survived.": [
        "Event:survive possible agent=the pilot",
    ],
    "It is wrong to kill prisoners.": [
        "Killing possible victim=prisoners",
    ],
    "She was charged with fraud and released on bail.": [
        "Indictment asserted charge=→Crime patient=She",
        "Crime reported/asserted",
        "Release asserted patient=She",
    ],
    "The ambassador promised that France would send aid.": [
        "Promise asserted agent=The ambassador promises=→Aid",
        "Aid planned agent=France",
    ],
    "The idea was to close the plant.": [
        "Closure planned patient=the plant",
    ],
    "The mayor talked about quitting.": [
        "Consultation asserted agent=The mayor topic=→Resignation",
        "Resignation possible agent=The mayor",
    ],
    "The two sides discussed a ceasefire.": [
        "Consultation asserted agent=The two sides topic=→Ceasefire",
        "Ceasefire possible",
    ],
    "Anyone who attacks the village will be punished.": [
        "Attack conditional agent=Anyone patient=the village",
        "Punishment planned patient=Anyone",
    ],
    "The government should have resigned.": [
        "Resignation conditional/negated agent=The government",
    ],
    "The first layoffs will not begin until 2017.": [
        "Layoff planned/negated",
        "Event:begin planned/negated agent=→Layoff until=2017",
    ],
    "The ministry neither confirmed nor denied the attack.": [
        "Event:confirm negated agent=The ministry",
        "Denial negated agent=The ministry denies=→Attack",
        "Attack denied",
    ],
    "Police asked if he had killed the man.": [
        "Question asserted agent=Police asks=→Killing",
        "Killing possible agent=he victim=the man",
    ],
    "Experts warned against travelling to the region.": [
        "Warning asserted agent=Experts opposes=→Movement",
        "Movement possible destination=the region",
    ],
    "The judge was suspended for allegedly taking money.": [
        "Suspension asserted patient=The judge purpose=→Event:take",
        "Event:take reported/asserted agent=The judge patient=money",
    ],
}

# A sentence and its lasting ties.
TIES = {
    "Finance Minister Ann Lee resigned on Tuesday.": ["Ann Lee | holdsOffice | Finance Minister"],
    "Ann Lee, head of the Central Bank, criticised the government.": [
        "Ann Lee | holdsOffice | head of the Central Bank",
        "head of the Central Bank | officeOf | Central Bank",
        "Ann Lee | headOf | Central Bank",
    ],
    "Ann Lee is the mayor of Springfield.": [
        "Ann Lee | holdsOffice | mayor of Springfield",
        "mayor of Springfield | officeOf | Springfield",
    ],
    "Former president Omar Diallo praised the court.": ["Omar Diallo | heldOffice | president"],
}

# A sentence and who says what in it.
CLAIMS = {
    "Police arrested a man accused of killing two tourists.": ["nobody | indirect | killing two tourists"],
    "Officials said the rebels had attacked a village.": ["Officials | indirect | the rebels had attacked a village"],
    "The company denied that it had dismissed the engineer.": [
        "The company | indirect | that it had dismissed the engineer"
    ],
    "Rebels killed 20 soldiers, according to the army.": ["the army | indirect | Rebels killed 20 soldiers"],
    "“We will not resign,” the mayor said.": ["the mayor | direct | “We will not resign,”"],
    "The army is said to have attacked the village.": ["nobody | indirect | to have attacked the village"],
    "The senator was accused of bribing a judge.": ["nobody | indirect | bribing a judge"],
    "“The court was wrong,” Lee said. “It will fall.”": [
        "Lee | direct | “The court was wrong,”",
        "Lee | direct | “It will fall.”",
    ],
    "Lee told reporters that Diallo had been arrested in Kenya.": [
        "Lee | indirect | that Diallo had been arrested in Kenya"
    ],
}


@pytest.mark.parametrize("sentence", EVENTS)
def test_the_events_of_a_sentence_have_their_type_status_and_roles(sentence: str) -> None:
    assert events_of(sentence) == EVENTS[sentence]


@pytest.mark.parametrize("sentence", TIES)
def test_the_ties_of_a_sentence_are_found(sentence: str) -> None:
    assert ties_of(sentence) == TIES[sentence]


@pytest.mark.parametrize("sentence", CLAIMS)
def test_the_claims_of_a_sentence_have_their_source_and_content(sentence: str) -> None:
    assert claims_of(sentence) == CLAIMS[sentence]


@pytest.mark.parametrize("sentence", sorted(EVENTS.keys() - CLAIMS.keys()))
def test_a_sentence_in_which_nobody_speaks_has_no_claim(sentence: str) -> None:
    assert claims_of(sentence) == []


def test_all_stored_sentences_are_in_the_table() -> None:
    document = extracted().document

    assert [document.text(block.span) for block in document.article.blocks] == list(EVENTS)
