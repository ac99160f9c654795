"""Closed classes of English words and labels that the rebuilding of trees asks for."""

from __future__ import annotations

VERBAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})

# Words that open a preposition of two words although the parser often tags them as adverb, adjective or participle.
PAIRED = frozenset(
    {
        "according",
        "ahead",
        "along",
        "apart",
        "as",
        "aside",
        "because",
        "due",
        "instead",
        "next",
        "out",
        "outside",
        "owing",
        "prior",
        "regardless",
        "subsequent",
        "together",
        "up",
        "inside",
    }
)
SECONDS = frozenset({"of", "to", "with", "from", "for", "than"})
DIRECTIONS = frozenset(
    {"away", "back", "down", "forward", "here", "home", "in", "inside", "off", "on", "out", "over", "there", "through", "up"}
)
PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
TIME_NOUNS = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "morning",
        "afternoon",
        "evening",
        "night",
        "noon",
        "day",
        "week",
        "weekend",
        "month",
        "year",
        "decade",
        "hour",
        "minute",
        "moment",
        "time",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "spring",
        "summer",
        "autumn",
        "winter",
    }
)
PROPER_ADJECTIVES = frozenset({"NORP", "GPE"})

RENAMED = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "neg": "advmod",
    "prt": "compound:prt",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "quantmod": "advmod",
    "intj": "discourse",
    "meta": "discourse",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "pobj": "nmod",
    "agent": "obl:agent",
    "": "dep",
}

# Verbs whose to-infinitive is a complement although the parser now and then takes it for an adverbial clause.
INFINITIVE_VERBS = frozenset(
    {
        *(
            "agree",
            "aim",
            "appeal",
            "ask",
            "attempt",
            "beg",
            "call",
            "choose",
            "command",
            "consent",
            "decide",
            "decline",
            "demand",
        ),
        *(
            "direct",
            "encourage",
            "expect",
            "fail",
            "force",
            "forbid",
            "hope",
            "implore",
            "instruct",
            "intend",
            "invite",
            "need",
            "offer",
        ),
        *("order", "persuade", "plan", "plead", "pledge", "prepare", "press", "pressure", "promise", "refuse", "request", "seek"),
        *("swear", "tell", "threaten", "try", "undertake", "urge", "volunteer", "vote", "vow", "want", "warn", "wish"),
    }
)
