"""Lets schemathesis judge a running server by its own description, and prints how far that went.

usage: run.py SERVER_JSON [--short | --examples N] [--seconds N] [--seed N]

Afterwards the same run over one operation whose description lacks a status must fail: a judge that accepts everything judges nothing.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import requests

import postman
import samples

HERE = Path(__file__).parent
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "allow_header_conformance",
]


def schemathesis(arguments, options, planted=""):
    """One run: its exit code, its output, and the statuses of each operation."""
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts.json"
        environment = {
            **os.environ,
            "PASSWRIGHT_SERVER": str(arguments.server),
            "PASSWRIGHT_COUNTS": str(counts),
            "PASSWRIGHT_PLANTED": planted,
            "SCHEMATHESIS_HOOKS": "hooks",
            "PYTHONPATH": str(HERE),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        url = json.loads(arguments.server.read_text())["url"]
        command = [str(Path(sys.executable).with_name("schemathesis"))]
        if arguments.short:
            command += ["--config-file", str(HERE / "short.toml")]
        command += ["run", url + "/openapi.json"]
        command += ["--checks", ",".join(CHECKS), "--seed", str(arguments.seed)]
        command += ["--generation-database", "none", "--no-color", "--no-shrink", *options]
        ended = subprocess.run(command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        found = json.loads(counts.read_text()) if counts.exists() else {}
        return ended.returncode, ended.stdout.decode(errors="replace"), found


def operations(server):
    """The description, its operations, and what it answered itself: Schemathesis leaves out the address that it reads the description from."""
    reply = requests.get(server["url"] + "/openapi.json", timeout=30)
    document = reply.json()
    own = document["paths"]["/openapi.json"]["get"]["operationId"]
    listed = [it["operationId"] for item in document["paths"].values() for it in item.values()]
    return document, listed, {own: {str(reply.status_code): 1}}


#: Nothing that a fresh server has: Apple's files are put there by an operator.
NEVER_THERE = {"embedBadge"}


def succeeded(counts):
    return any(200 <= int(status) < 400 for status in counts)


class Verdicts:
    """Counts what passed, as a report in TAP."""

    def __init__(self):
        self.passed = self.failed = 0

    def say(self, is_good, claim):
        self.passed, self.failed = self.passed + is_good, self.failed + (not is_good)
        print(f"{'ok' if is_good else 'not ok'} {self.passed + self.failed} - {claim}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server", type=Path)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--examples", type=int, default=8)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--seed", type=int, default=20261101)
    arguments = parser.parse_args()
    server = json.loads(arguments.server.read_text())
    document, listed, counted = operations(server)
    verdicts = Verdicts()

    options = ["--continue-on-failure"]
    if not arguments.short:
        options += ["--max-examples", str(arguments.examples)]
    if arguments.seconds:
        options += ["--max-time", str(arguments.seconds)]
    code, output, counts = schemathesis(arguments, options)
    print(output)
    counts = {**counted, **counts}
    reached = [name for name in listed if succeeded(counts.get(name, {}))]
    total = sum(sum(it.values()) for it in counts.values())
    print(f"schemathesis: {total} calls; {len(counts)} of {len(listed)} operations asked; {len(reached)} answered with success")
    for name in listed:
        print(f"  {name}: {json.dumps(counts.get(name, {}), sort_keys=True)}")
    verdicts.say(code == 0, "every answer is as described, and none is a failure of ours")
    verdicts.say(set(counts) == set(listed), "every operation of the description was asked")
    silent = sorted(set(listed) - set(reached) - NEVER_THERE)
    verdicts.say(not silent, f"every operation answered with success: not {silent}")

    code, output, _ = schemathesis(arguments, ["--max-examples", "5", "--include-operation-id", "readPass"], "readPass:404")
    noticed = code != 0 and "404" in output
    if not noticed:
        print(output)
    verdicts.say(noticed, "a status that is missing in the description is noticed")

    for referee in (samples, postman):
        for claim, is_good in referee.verdicts(document, server):
            verdicts.say(is_good, claim)
    print(f"# pass {verdicts.passed}\n# fail {verdicts.failed}")
    sys.exit(1 if verdicts.failed else 0)


if __name__ == "__main__":
    main()
