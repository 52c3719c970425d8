"""The samples of the reference: each is a program of its language, and those without an id in their path do what they say."""

import ast
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import material

#: The ids in the samples' queries, which stand for passes of the reader's own.
SERIALS = ("6d0c2c5b5f5c4d0e9c1f7a3b0a1b2c3d", "7e1d3d6c6a6d5e1f0d2a8b4c1b2c3d4e")

LANGUAGES = {"Shell": "sh", "JavaScript": "mjs", "Python": "py"}


def command(language, file):
    if language == "Shell":
        return ["bash", "-euo", "pipefail", str(file)]
    return [sys.executable, str(file)] if language == "Python" else ["node", str(file)]


def is_program(language, file):
    if language == "Python":
        try:
            ast.parse(file.read_text())
            return True
        except SyntaxError as error:
            print(error)
            return False
    check = ["bash", "-n", str(file)] if language == "Shell" else ["node", "--check", str(file)]
    return subprocess.run(check).returncode == 0


def verdicts(document, server):
    """Pairs of a claim and whether it holds."""
    wrong, failing, tried = [], [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        account = material.Account(server, "Samples")
        passes = account.publish(material.plain_bundle()), account.wallet_pass()
        environment = {
            **os.environ,
            "PASSWRIGHT_URL": server["url"],
            "PASSWRIGHT_KEY": account.key,
            "PASSWRIGHT_ADMIN_SECRET": server["adminSecret"],
            "PASSWRIGHT_PASS_TOKEN": "0123456789abcdef0123456789abcdef",
        }
        for path, item in document["paths"].items():
            for operation in item.values():
                for sample in operation["x-codeSamples"]:
                    language = sample["lang"]
                    place = f"{operation['operationId']} in {language}"
                    file = folder / f"{operation['operationId']}.{LANGUAGES[language]}"
                    source = sample["source"] + "\n"
                    for example, own in zip(SERIALS, passes):
                        source = source.replace(example, own)
                    file.write_text(source)
                    if not is_program(language, file):
                        wrong.append(place)
                    # What is signed has to be made first, and ids in paths are tried by schemathesis.
                    elif "{" not in path and operation["operationId"] != "sign":
                        tried += 1
                        (folder / "pass.pkpass").write_bytes(material.plain_bundle("Sample"))
                        run = subprocess.run(command(language, file), cwd=folder, env=environment, capture_output=True)
                        refused = language == "Shell" and b'"code":"' in run.stdout
                        if run.returncode != 0 or refused:
                            failing.append(f"{place}: {(run.stderr + run.stdout)[-300:]}")
    yield f"every sample is a program: not {wrong}", not wrong
    yield f"{tried} samples do what they say: not {failing}", not failing and tried > 0
