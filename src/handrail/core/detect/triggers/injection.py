"""Prompt injection: text that speaks to a model instead of the business."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.detect.triggers.trigger import Clue, InboundText, Trigger
from handrail.core.findings import ControlPoint, Finding, Severity

OVERRIDE = (
    (
        "ignore|disregard|forget|override|bypass|skip .. previous|prior|above|earlier|"
        "all|any|your|the|system|those|these .. instruction*|prompt*|rule*|guideline*|"
        "direction*|command*|policy|policies|constraint*|programming|training|"
        "limitations|review|approval"
    ),
    "ignore|disregard|forget everything|all|anything .. above|before|said|told|previous*|prior",
    "do not follow|obey .. instruction*|rule*|guideline*|policy",
    "new instruction*|rules : ",
    "your new|real|true|only task|instruction*|job|role|goal|purpose is",
    "rules|restrictions|limits|guidelines|filters|policies do not|no longer apply|matter",
    "without human|manual|any review|approval|reviewer|oversight",
    "skip .. human|approval|review|reviewer",
    "olvida|ignora|omite|descarta .. instrucciones|reglas|normas|anterior*|previas",
    (
        "vergiss|ignoriere|missachte|uberschreibe .. anweisung*|regeln|vorgaben|"
        "anleitung*|bisherig*|vorherig*"
    ),
    "oublie|ignore|oubliez|ignorez .. instructions|consignes|regles|precedent*",
    "esqueca|esquece|ignore|ignora|desconsidere .. instrucoes|regras|anterior*",
    "sin revision|aprobacion humana",
    "ohne menschliche|manuelle prufung|freigabe",
    "sans validation|revision humaine",
    "sem revisao|aprovacao humana",
)
ROLE = (
    (
        "you are|re now|no longer|currently|henceforth a|an|the|in|going|free|bound|my|"
        "chatgpt|gpt|dan|called|named|going"
    ),
    (
        "you are|will|must act*|pretend|play*|roleplay*|simulat*|behav*|respond*|answer*|"
        "speak* as|like|in"
    ),
    (
        "act|behave|respond|pretend|reply|roleplay|role-play|speak as|like if? .. ai|"
        "assistant|bot|model|chatgpt|character|persona|machine|terminal|dan|owner|"
        "manager|admin|hacker|expert|developer|unrestricted|evil"
    ),
    "pretend .. you|your|to .. are|be",
    (
        "developer|debug|god|sudo|admin|jailbreak|dan|root|maintenance|test|unrestricted|"
        "opposite|evil mode"
    ),
    "stay|staying|remain|remains|always|stays in character",
    "jailbreak*|jailbroken|do anything now",
    "you can do anything|everything",
    "never refuse*|say no|break character|decline*|reject*",
    (
        "no ethical|moral|content|safety|restrictions|limitations|filters|boundaries|"
        "guidelines|rules|censorship .. or|and|filter*|guidelines|limit*|of|whatsoever"
    ),
    "hypothetical response|scenario|story|character",
    "let us|we will role|roleplay|role-play|play a game|pretend",
    "two responses|answers|outputs|ways|personalities",
    "fictional|hypothetical world|universe|scenario|character|story|setting|place",
    "amoral|unethical|immoral|uncensored|unfiltered",
    "illegal|unethical|immoral .. or|and|/ .. unethical|illegal|immoral|harmful|amoral",
    "actua|finge|haz .. como|que .. asistente|administrador|dueno|gerente|ia|si",
    "tu eres|eres ahora|un|una|el|la .. ia|asistente|modelo|modo",
    "du bist|sie sind jetzt|nun|ab ein|eine|im|der|die|ab|nicht",
    "tu es|vous etes maintenant|desormais|un|une|en",
    "voce agora|e agora|um|uma|finge",
)
SYSTEM = (
    (
        "system|initial|original|hidden|secret|base|initialization|first|your|pre|"
        "starting prompt|prompts|instructions|message"
    ),
    "your|the|all prompt|prompts|instructions|guidelines|programming|configuration|training data",
    (
        "print|repeat|reveal|show|output|tell|display|write|say|give|recite|copy|share|"
        "return|list|leak .. prompt|instructions|rules|everything above|text above|words "
        "above|conversation above|system message|configuration"
    ),
    "repeat .. above|verbatim|word for word|previous",
    "system|assistant|user|developer|instruction|###|inst|im_start|endoftext : ",
    "prompt injection|leak*|engineer*",
    "as an? ai|artificial|language|large .. model|assistant|intelligence|you",
    (
        "language model|llm|chatgpt|gpt-*|gpt|openai|claude|gemini|llama|bard|copilot|"
        "chatbot|neural network"
    ),
    (
        "the ai|automated reviewer|assistant|system|model|bot|reviewer : |that|reading|"
        "processing|must|should|is|will"
    ),
    (
        "note|message|instruction*|attention to|for .. ai|automated|assistant|model|bot|"
        "llm|system|agent|summariser|summarizer|classifier|parser|reviewer|software"
    ),
    (
        "export|dump|send|email|forward|list|delete|extract .. all|every|entire|full .. "
        "contact*|customer*|lead*|database|records|emails|data|client*|users|passwords|"
        "list"
    ),
    (
        "mark|set|tag|flag|classify|label|rate|score|grade|approve .. lead|enquiry|"
        "request|this|me|as .. won|approved|verified|vip|high|priority|qualified|urgent|"
        "closed|hot|trusted|paid"
    ),
    (
        "approve|confirm|accept|authorise|authorize|grant .. request|discount|price|"
        "refund|any|everything|application .. automatically|without|now|immediately|"
        "yourself"
    ),
    (
        "has been|is|are already|now verified|approved|pre-approved|authorised|"
        "authorized .. skip|so|send|no|and|therefore|by"
    ),
    (
        "reply|respond|answer|start|begin|end|sign only|always|exactly|just|every|with|"
        "each|your .. with|message|reply|response|sentence|the words|the word|phrase|yes|"
        "only"
    ),
    "confirm to|in .. writing .. price|discount|free|that",
    "MONEY .. confirm|approved",
    "NUM|PERCENT .. discount .. code|confirmed|approved",
    "give|generate|create|apply .. code|coupon|voucher .. PERCENT|NUM",
    "write .. exploit|malware|virus|ransomware|keylogger|phishing",
    "base64|rot13|decode .. and|this|the|following .. execute|follow|run|do|obey|instruction*",
    "from now on|in|you|all|every|your|the|reply|answer",
    "end of .. instructions|prompt|message|email|input|document|user",
    "begin|start of? new|admin|system .. instructions|prompt|message|session",
    "aprueba|confirma|autoriza mi|la|el|este|una",
    "genehmige|bestatige .. anfrage|rabatt|preis|ohne",
    "approuve|confirme ma|la|le|ce",
    "aprove|confirme o|a|meu|este",
)

_phrases = Trigger(
    "injection",
    ControlPoint.ESCALATION,
    {
        "override": (Clue("Tries to change what AI is told to do; no AI reads it."), OVERRIDE),
        "role": (Clue("Tries to give AI another role; no AI reads it.", 0.75), ROLE),
        "system": (Clue("Speaks to an AI or its software, not to you; no AI reads it."), SYSTEM),
    },
    unless=(
        (
            "ignore|disregard|forget .. my|last|previous|earlier|the|that|attachment|first "
            "message|mail|email|e-mail|call|form|voicemail|text|request|enquiry|attachment|"
            "note|version|quote|plan|one"
        ),
        "ignore my|the .. message|mail|request|form|voicemail",
        (
            "instructions .. on|for|to .. install*|care|how|find|directions|parking|assembly|"
            "washing|aftercare"
        ),
        "is this|that|it a? bot|chatbot|robot",
        "talk|speak to a|an|someone|human",
        "act as an? agent|our|landlord|guarantor|broker|general|main",
        "user|users : ",
        "the system|model is|will|should",
        "the assistant|reviewer|model|bot|system that|is",
        "will you act",
        "you are|re going|currently|in",
        (
            "you are the|a .. best|company|plumber|firm|electrician|dentist|agency|team|"
            "people|one|only|first|second|third|real|right|guys|busy|good|closed|open"
        ),
        "from now on you|in",
        "respond|reply|answer with your|a|the price|prices|quote|times|date|details|availability",
        "set .. as|up",
        "confirm .. price|booking|appointment|date|time",
        "start with the|a|our",
        "free .. confirm*",
        "your|the instructions|guidelines|prompt reply|response|answer|service|delivery|help",
        "prompt .. reply|response|answer|service|delivery|help|payment|return|turnaround|and",
        "fictional|hypothetical",
        "please confirm .. in writing",
    ),
)
_MARKUP = re.compile(
    r"(?i)<\|?(?:im_start|im_end|system|endoftext)\|?>|\[/?(?:INST|SYS)\]|<</?SYS>>|\{\{.{1,60}\}\}"
    r"|\"\s*[}\]]{1,3}\s*(?:,|SYSTEM|ASSISTANT|\{)|^\s*(?:#{2,}\s*)?(?:system|assistant|instructions?)\s*:",
    re.MULTILINE,
)
_ENCODED = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{80,}={0,2}(?![A-Za-z0-9+/=])")
_SYSTEM_WORD = re.compile(r"(?:^|[\s\]}\"'#*-])(?:SYSTEM|ASSISTANT|ADMIN OVERRIDE)\s*:")


def find(read: InboundText) -> Iterator[Finding]:
    """Phrases, markup of chat formats, and long encoded runs."""
    yield from _phrases.find(read)
    for pattern, code, why in (
        (_MARKUP, "markup", "Markup of a model's chat format; no AI reads it."),
        (_SYSTEM_WORD, "markup", "Poses as a message of the system; no AI reads it."),
        (_ENCODED, "encoded", "A long encoded run that may hide instructions."),
    ):
        for match in pattern.finditer(read.shown):
            yield _finding(read.shown, match.start(), match.end(), code, why)


def _finding(text: str, start: int, end: int, code: str, why: str) -> Finding:
    return Finding(
        start=start,
        end=end,
        category="injection",
        code=f"injection.{code}",
        text=text[start:end],
        severity=Severity.NEEDS_PERSON,
        control_point=ControlPoint.ESCALATION,
        confidence=0.9,
        why=why,
    )
