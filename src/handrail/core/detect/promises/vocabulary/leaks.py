"""What a model says about itself, its orders or its own draft."""

from __future__ import annotations

SELF = (
    "as an ai",
    "as a? large? language model",
    "i am an ai",
    "an ai language? model|assistant",
    "i am a large? language model",
    "i am a virtual|digital|automated|ai assistant|agent|bot",
    "as a virtual|ai assistant",
    "my training data|cutoff|cut-off",
    "knowledge cutoff|cut-off",
    "my|the|your system prompt|message|instructions",
    "system prompt",
    "my|previous|above|given prompt|instructions say|says|tell|told|state|forbid|require|were|are",
    "the|these prompt|instructions say|says|tell|told|state|forbid|require .. me|must|that",
    "ignore|ignoring|disregard .. previous|prior|above|earlier instructions|prompt|rules",
    "as instructed|requested .. prompt|instructions|playbook|guidelines",
    "according|per .. the|my prompt|instructions|playbook|guidelines",
    "the playbook says|forbids|allows|requires|states",
    "i do not|cannot|can not .. browse|access .. internet|web|real-time",
    "openai|chatgpt|gpt-4|anthropic",
    "here is|are .. draft|reply|response|rewritten|revised|version|email|e-mail .. :",
    "here is a|the|your|my draft|revised|rewritten|polished|suggested|improved|updated|shorter "
    ".. reply|version|email"
    "|response|message|draft|e-mail",
    "sure|certainly|absolutely|course !|,|. here is|are a|the|your|my|an",
    "let me know if ... adjust|rewrite|shorten|change|tweak|revise|refine .. tone|draft|email"
    "|reply|version|response|it|this",
    "would you like me to ... adjust|rewrite|shorten|revise|refine .. tone|draft|email|reply"
    "|version|response|it|this",
    "word count :",
    "end of draft|reply|email|prompt|response|message",
    "als ki|sprachmodell",
    "als ein ki-modell|sprachmodell",
    "como modelo|ia de? lenguaje|linguagem",
    "como un|um|una|uma modelo|ia|inteligencia",
    "en tant que ia|modele|qu'ia|intelligence",
    "en tant qu ia|intelligence",
)

MARKS = (
    "<|im_start|>",
    "<|im_end|>",
    "<|endoftext|>",
    "<|system|>",
    "<|user|>",
    "<|assistant|>",
    "[inst]",
    "[/inst]",
    "<<sys>>",
    "</s>",
    "### instruction",
    "### response",
    "begin system",
    "<system>",
    "</system>",
    "<thinking>",
    "</thinking>",
    "<think>",
    "</think>",
    "<output>",
)
"""Marks of prompt formats, found as they stand."""

ROLES = r"^[ \t]*(?:system|assistant|user|human|ai|ki)[ \t]*:(?=\s)"
"""A line that begins with a speaker of a conversation with a model."""
