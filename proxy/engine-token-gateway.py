#!/usr/bin/python3
"""Tells httpd whether a request carries a token of an administrator of the oVirt Engine.

A FastCGI authorizer for httpd's mod_authnz_fcgi (FastCGI 1.0, role AUTHORIZER): the token stands in the request's
Authorization header, as Bearer, and is shown to the engine's API. It runs with Python 3.6 and later, and needs nothing
else.

  ENGINE_URL  the engine's API, such as https://engine.example.com/ovirt-engine/api
  ENGINE_CA   the certificate authority of the engine's web server; the system's own when it is not set
  LISTEN      address and port, 127.0.0.1:8098 when it is not set
"""
import hashlib
import json
import os
import socketserver
import ssl
import struct
import sys
import threading
import time
import urllib.error
import urllib.request

BEGIN_REQUEST, ABORT_REQUEST, END_REQUEST, PARAMS, STDOUT = 1, 2, 3, 4, 6
HEADER = struct.Struct(">BBHHBx")

# Who was let in stays so for a minute, so that a page with ten requests asks the engine once. A log-out, or a right that
# is taken away, takes that long to be noticed.
LET_IN_SECONDS = 60
REFUSED_SECONDS = 5
MOST_KNOWN = 1000
ENGINE_TIMEOUT_SECONDS = 10
MOST_PARAMS_BYTES = 256 * 1024


class Engine:
    """What the engine says of tokens, remembered for a short while by their hashes."""

    def __init__(self, url, ca_file):
        self.url = url
        self.tls = ssl.create_default_context(cafile=ca_file) if url.startswith("https:") else None
        self.known = {}
        self.lock = threading.Lock()

    def check(self, token):
        """HTTP status and user id: 200 for an administrator, 401, 403 for other users, 503 without an answer."""
        key = hashlib.sha256(token.encode()).digest()
        with self.lock:
            until, verdict = self.known.get(key, (0, None))
        if time.monotonic() < until:
            return verdict
        verdict = self.ask(token)
        if verdict[0] != 503:
            self.remember(key, verdict)
        return verdict

    def remember(self, key, verdict):
        now = time.monotonic()
        with self.lock:
            if len(self.known) >= MOST_KNOWN:
                self.known = {key: kept for key, kept in self.known.items() if kept[0] > now}
            if len(self.known) < MOST_KNOWN:
                self.known[key] = (now + (LET_IN_SECONDS if verdict[0] == 200 else REFUSED_SECONDS), verdict)

    def ask(self, token):
        headers = {"Accept": "application/json", "Version": "4", "Authorization": "Bearer " + token}
        request = urllib.request.Request(self.url, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=ENGINE_TIMEOUT_SECONDS, context=self.tls) as answer:
                root = json.loads(answer.read().decode())
        except urllib.error.HTTPError as error:
            return (401, None) if error.code in (401, 403) else (503, None)
        except (OSError, ValueError) as error:
            print("The engine did not answer: %s" % error, file=sys.stderr)
            return 503, None
        # Only administrators are shown the summary (seen in a running 4.5.8).
        return (200, root.get("authenticated_user", {}).get("id", "")) if "summary" in root else (403, None)


def bearer_of(params):
    scheme, _, token = params.get("HTTP_AUTHORIZATION", "").partition(" ")
    token = token.strip()
    is_token = token.isascii() if hasattr(token, "isascii") else all(ord(char) < 128 for char in token)
    return token if scheme.lower() == "bearer" and is_token and token.isprintable() else ""


def read_params(data):
    """Names and values; lengths of 128 and more have four bytes, the first of them with its highest bit set."""

    def length(at):
        if data[at] < 128:
            return data[at], at + 1
        return struct.unpack_from(">I", data, at)[0] & 0x7FFFFFFF, at + 4

    params, at = {}, 0
    while at < len(data):
        name_length, at = length(at)
        value_length, at = length(at)
        name = data[at : at + name_length].decode("latin-1")
        at += name_length
        params[name] = data[at : at + value_length].decode("latin-1")
        at += value_length
    return params


class Handler(socketserver.StreamRequestHandler):
    timeout = 30

    def handle(self):
        params = b""
        while True:
            head = self.rfile.read(HEADER.size)
            if len(head) < HEADER.size:
                return
            _, kind, request_id, length, padding = HEADER.unpack(head)
            content = self.rfile.read(length)
            self.rfile.read(padding)
            if kind == ABORT_REQUEST or len(params) > MOST_PARAMS_BYTES:
                return
            if kind != PARAMS:
                continue
            params += content
            if length == 0:
                self.answer(request_id, read_params(params))
                return

    def answer(self, request_id, params):
        token = bearer_of(params)
        status, user = self.server.engine.check(token) if token else (401, None)
        lines = ["Status: %d" % status] + (["Variable-REMOTE_USER: %s" % user] if status == 200 else [])
        text = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        self.send(STDOUT, request_id, text)
        self.send(STDOUT, request_id, b"")
        self.send(END_REQUEST, request_id, bytes(8))

    def send(self, kind, request_id, content):
        self.wfile.write(HEADER.pack(1, kind, request_id, len(content), 0) + content)


class Gateway(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def main():
    if "ENGINE_URL" not in os.environ:
        sys.exit("ENGINE_URL is not set")
    host, _, port = os.environ.get("LISTEN", "127.0.0.1:8098").rpartition(":")
    with Gateway((host, int(port)), Handler) as gateway:
        gateway.engine = Engine(os.environ["ENGINE_URL"], os.environ.get("ENGINE_CA"))
        print("Listening on %s:%d" % gateway.server_address, flush=True)
        gateway.serve_forever()


if __name__ == "__main__":
    main()
