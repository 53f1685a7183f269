"""Irregular English forms, each lemma before its forms. Regular inflection is by rule in `english.py`."""

from __future__ import annotations

from almaty_nlp.lang.words import words

_VERBS = """
arise arose arisen|awake awoke awoken|be am is are was were been being|bear bore borne born|beat beaten
become became|befall befell befallen|begin began begun|behold beheld|bend bent|beset|bet|bid bade bidden
bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought
broadcast|build built|burn burnt|burst|buy bought|cast|catch caught|choose chose chosen|cling clung
come came|cost|creep crept|cut|deal dealt|dig dug|do does did done|draw drew drawn|dream dreamt
drink drank drunk|drive drove driven|dwell dwelt|eat ate eaten|fall fell fallen|feed fed|feel felt
fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden|forecast
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone
freeze froze frozen|get got gotten|give gave given|go goes went gone|grind ground|grow grew grown
hang hung|have has had|hear heard|hide hid hidden|hit|hold held|hurt|keep kept|kneel knelt
know knew known|lay laid|lead led|lean leant|learn learnt|leave left|lend lent|let|lie lay lain lying
light lit|lose lost|make made|mean meant|meet met|mislead misled|mistake mistook mistaken
misunderstand misunderstood|offset|outdo outdid outdone|overcome overcame|override overrode overridden
oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|pay paid
prove proven|put|quit|read|rebuild rebuilt|redo redid redone|rethink rethought|rewrite rewrote rewritten
rid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold
send sent|set|shake shook shaken|shed|shine shone|shoot shot|show shown|shrink shrank shrunk|shut
sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|speed sped|spend spent
spin spun|split|spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck
strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swell swollen|swim swam swum
swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown
tie tying|thrust|undergo underwent undergone|understand understood|undertake undertook undertaken
undo undid undone|uphold upheld|upset|wake woke woken|wear wore worn|weave wove woven|weep wept|win won
wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood|write wrote written
die dying|can could|may might|shall should|will would|travel travelled travelling
programme programmed programming
"""

_NOUNS = """
man men|woman women|child children|person people|foot feet|tooth teeth|mouse mice|goose geese|ox oxen
criterion criteria|phenomenon phenomena|memorandum memoranda|addendum addenda|corrigendum corrigenda
referendum referenda|datum data|medium media|forum fora|curriculum curricula|stratum strata
spectrum spectra|symposium symposia|errandum errata|crisis crises|analysis analyses|basis bases
thesis theses|hypothesis hypotheses|emphasis emphases|synthesis syntheses|diagnosis diagnoses
parenthesis parentheses|oasis oases|axis axes|appendix appendices|annex annexes|index indices
matrix matrices|life lives|wife wives|knife knives|half halves|self selves|shelf shelves|leaf leaves
loaf loaves|thief thieves|wolf wolves|serviceman servicemen|servicewoman servicewomen|layman laymen
chairman chairmen|fisherman fishermen|stepchild stepchildren|grandchild grandchildren
schoolchild schoolchildren|spokesman spokesmen|spokeswoman spokeswomen|businessman businessmen
businesswoman businesswomen|policeman policemen|policewoman policewomen|modus modi|nucleus nuclei
alumnus alumni
"""

_OTHERS = (
    "good better best|bad worse worst|far further furthest|little less least|many more most|well better best"
)

PLURAL_ONLY = words("""
    news means series species goods premises headquarters proceedings ethics politics economics
    statistics physics mathematics logistics proceeds thanks customs works savings earnings grounds
    alms clothes remains surroundings outskirts barracks crossroads whereas perhaps besides always
    alas towards afterwards this thus us its his as is was has does yes gas bus plus focus status
    census virus consensus bonus campus canvas atlas bias chaos ethos lens corps genus onus surplus
    apparatus nexus locus modus versus sans various previous
""")
"""Words in -s that are no plural, or whose singular means something else: they stay as they are."""


def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for rows in (_VERBS, _NOUNS, _OTHERS):
        for row in rows.strip().replace("\n", "|").split("|"):
            lemma, *forms = row.split()
            for form in [lemma, *forms]:
                found.setdefault(form, []).append(lemma)
    return {form: tuple(dict.fromkeys(lemmas)) for form, lemmas in found.items()}


IRREGULAR = _table()
"""Form → lemmas: «left» → («leave»,), «found» → («find»,); the lemma itself is among the forms."""
