"""A server on loopback that speaks every provider's protocol, keeps what it is sent, and fails.

The forms of requests and answers are the providers' published ones. What it answers is a script:
one entry a request, the last one for all that follow.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.servers.serving import QuietHandler, serving
from tests.servers.waiting import HOST


@dataclass(frozen=True)
class Fault:
    """An answer that is none: a status, raw bytes, a hang, or a connection that breaks off."""

    status: int = 200
    body: bytes = b""
    hangs: bool = False
    breaks_off: bool = False
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class ModelServer:
    """Answers with what `script` says: a value becomes the model's JSON, a text its words."""

    script: list[Any] = field(default_factory=lambda: ["Hello."])
    bodies: list[bytes] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    @property
    def address(self) -> str:
        """Where it listens, without a path."""
        return f"http://{HOST}:{self.port}"

    def next(self) -> Any:
        """What to answer now."""
        return self.script[min(len(self.bodies), len(self.script)) - 1]


@contextmanager
def model_server(*script: Any) -> Iterator[ModelServer]:
    """A fresh server for the length of a test."""
    state = ModelServer(script=list(script) or ["Hello."])
    with serving(_handler(state), state.released) as state.port:
        yield state


def _handler(state: ModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(QuietHandler):
        protocol_version = "HTTP/1.1"

        def posted(self) -> None:
            body = self.body()
            state.bodies.append(body)
            state.paths.append(self.path)
            state.headers.append(self.lower_headers())
            said = state.next()
            if isinstance(said, Fault):
                return self._fail(said)
            return self._send(200, answer(self.path, json.loads(body), said))

        def _fail(self, fault: Fault) -> None:
            self.close_connection = True
            if fault.hangs:
                state.released.wait(20)
                return
            if fault.breaks_off:
                self.send_response(200)
                self.send_header("content-length", "100000")
                self.end_headers()
                self.wfile.write(b'{"choices": [')
                return
            self._send(fault.status, fault.body, fault.headers)

        def _send(
            self, status: int, body: bytes, headers: tuple[tuple[str, str], ...] = ()
        ) -> None:
            self.send_response(status)
            self.send_header("content-type", "application/json")
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


def answer(path: str, request: dict[str, Any], said: Any) -> bytes:
    """The provider's own form around what the model says, by the path that was asked."""
    text = said if isinstance(said, str) else json.dumps(said)
    for part, form in _FORMS.items():
        if part in path:
            return json.dumps(form(request, text)).encode()
    raise AssertionError(f"no provider has the path {path}")


def _chat(request: dict[str, Any], text: str) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": text}
    tools = request.get("tools")
    if tools:
        name = tools[0]["function"]["name"]
        call = {
            "id": "call1abcd",
            "type": "function",
            "function": {"name": name, "arguments": text},
        }
        message = {"role": "assistant", "content": "", "tool_calls": [call]}
    reason = "tool_calls" if tools else "stop"
    return {
        "id": "chat-1",
        "object": "chat.completion",
        "created": 1_770_000_000,
        "model": request.get("model", "m"),
        "choices": [{"index": 0, "message": message, "finish_reason": reason}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


def _anthropic(request: dict[str, Any], text: str) -> dict[str, Any]:
    part: dict[str, Any] = {"type": "text", "text": text}
    tools = request.get("tools")
    if tools:
        part = {"type": "tool_use", "id": "t1", "name": tools[0]["name"], "input": json.loads(text)}
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": request["model"],
        "content": [part],
        "stop_reason": "tool_use" if tools else "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": 100, "output_tokens": 20},
    }


def _google(request: dict[str, Any], text: str) -> dict[str, Any]:
    part: dict[str, Any] = {"text": text}
    if request.get("tools"):
        declared = request["tools"][0]
        names = declared.get("functionDeclarations") or declared["function_declarations"]
        part = {"functionCall": {"name": names[0]["name"], "args": json.loads(text)}}
    return {
        "candidates": [{"content": {"role": "model", "parts": [part]}, "finishReason": "STOP"}],
        "usageMetadata": {"promptTokenCount": 100, "candidatesTokenCount": 20},
        "modelVersion": "m",
        "responseId": "r1",
    }


def _bedrock(request: dict[str, Any], text: str) -> dict[str, Any]:
    part: dict[str, Any] = {"text": text}
    tools = request.get("toolConfig", {}).get("tools")
    if tools:
        name = tools[0]["toolSpec"]["name"]
        part = {"toolUse": {"toolUseId": "t1", "name": name, "input": json.loads(text)}}
    return {
        "output": {"message": {"role": "assistant", "content": [part]}},
        "stopReason": "tool_use" if tools else "end_turn",
        "usage": {"inputTokens": 100, "outputTokens": 20, "totalTokens": 120},
        "metrics": {"latencyMs": 1},
    }


_FORMS = {
    "/chat/completions": _chat,
    "/messages": _anthropic,
    ":generateContent": _google,
    "/converse": _bedrock,
}
