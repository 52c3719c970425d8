"""The collection for Postman, judged by Postman's own runner: it is one, every request is sent, and every status is a documented one."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

import requests

import material

NEWMAN = Path(__file__).parents[2] / "node_modules/newman/bin/newman.js"
FILES = "/docs/passwright.postman_"


def run(collection, environment, account, folder):
    """Runs a collection; gives how many requests were sent and what failed."""
    (folder / "collection.json").write_text(json.dumps(collection))
    (folder / "environment.json").write_text(json.dumps(environment))
    (folder / "pass.pkpass").write_bytes(material.design())
    values = {"baseUrl": account.url, "apiKey": account.key, "adminSecret": account.admin}
    command = ["node", str(NEWMAN), "run", "collection.json", "-e", "environment.json", "--working-dir", str(folder)]
    command += [part for name, value in values.items() for part in ("--env-var", f"{name}={value}")]
    command += ["--reporters", "json", "--reporter-json-export", "report.json", "--timeout-request", "30000"]
    command += ["--ignore-redirects"]
    ended = subprocess.run(command, cwd=folder, env={**os.environ, "CI": "1"}, capture_output=True)
    if not (folder / "report.json").exists():
        return 0, [ended.stderr.decode(errors="replace")[-500:]]
    report = json.loads((folder / "report.json").read_text())["run"]
    failures = [f"{it['source'].get('name')}: {it['error']['message']}" for it in report["failures"]]
    return report["stats"]["requests"]["total"], failures


def planted(collection):
    """The same with one request that expects a status which never comes."""
    text = json.dumps(collection)
    script = collection["item"][0]["item"][1]["event"][0]["script"]["exec"][0]
    return json.loads(text.replace(json.dumps(script), json.dumps(script.replace("200", "299")), 1))


def verdicts(document, server):
    """Pairs of a claim and whether it holds."""
    account = material.Account(server, "Postman")
    collection, environment = (
        requests.get(f"{server['url']}{FILES}{name}.json", timeout=30).json() for name in ("collection", "environment")
    )
    listed = sum(len(item) for item in document["paths"].values())
    with tempfile.TemporaryDirectory() as name:
        sent, failures = run(collection, environment, account, Path(name))
    yield f"Postman's runner sends all {listed} requests of the collection: {sent}", sent == listed
    yield f"each answer of the collection has a documented status: not {failures}", not failures
    with tempfile.TemporaryDirectory() as name:
        _, failures = run(planted(collection), environment, account, Path(name))
    yield "Postman's runner notices another status", len(failures) == 1
