"""Wishes that their writer has not made out yet."""

from __future__ import annotations

VAGUE = (
    "not sure|certain|clear .. what|with_what|which|how_to_say|yet|exactly",
    "do not know .. what|which|where_to_start|how_to_start|exactly|yet",
    "no idea .. what|which|where|how",
    "something .. digital|creative|different|nice|new|special|done|like_that|better|modern|with|about",
    "need|want|get|have something .. done|different|new|nice|better",
    "the|this|that thing|things|stuff|situation|matter|issue .. you|with|about|we|i|in|at|from|again|back|here",
    "same|the .. thing|stuff .. but",
    "maybe .. maybe|or_maybe|not|perhaps|something|we|,",
    "could be .. could_be|or|maybe|anything|,",
    "perhaps .. or|perhaps|maybe",
    "not decided|made_up|settled|figured .. anything|yet|our|out",
    "thoughts|ideas|suggestions ?",
    "what do|would|can|could you .. think|suggest|recommend|do .. for_us|?|for_me",
    "whatever .. works|you|is|possible",
    "anything .. you|will_do|goes|works|possible",
    "some|general|more help|info|information|advice|details .. please|with|about|?|.|on .. things|stuff|everything|it",
    "you know .. what|the|,",
    "it|its .. complicated|hard_to_explain|long_story",
    "hard|difficult to explain|describe|say",
    "call|ring|contact me .. about|regarding|re .. it|that|this|things|something",
    "just generally|in_general",
    "generally|in general .",
    "in general .. to|what|?",
    "all sorts|kinds of",
    "either .. or .. or",
    "on one hand|the_other",
    "algo|alguna_cosa .. asi|parecido|distinto|nuevo|diferente|bonito",
    "no se|sabemos .. que|cual|bien|exactamente",
    "irgendwas|irgendetwas|irgendwie|keine_ahnung",
    "weiss|wissen .. nicht|noch .. was|genau|welche",
    "quelque chose .. de|comme|du_genre",
    "ne sais|savons pas .. quoi|trop|encore|exactement",
    "nao sei|sabemos .. que|bem|qual|exatamente",
    "qualquer coisa|alguma_coisa",
)

SPARED = (
    "not sure|certain .. what .. time|size|day|date|colour|color|means|cost|costs|price",
    "do|does not know .. what_time|how_much|how_long|the|if|when",
    "do not know how",
    "what do|would you .. recommend|suggest|charge|need",
    "maybe .. next|in|on|tomorrow|later|NUM|WHEN|this",
    "you know .. if|how|the",
)
