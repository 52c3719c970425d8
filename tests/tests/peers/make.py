"""Lets a Python package of the field make a pass of each style; prints one document a line.

Arguments: the package, and the folder in which its modules lie. What packages need for signing is not needed here and stands in as empty
modules when it is not installed.
"""

import importlib
import json
import sys
import types

NEEDED_FOR_SIGNING = [
    "M2Crypto", "M2Crypto.SMIME", "M2Crypto.X509", "cryptography", "cryptography.x509",
    "cryptography.hazmat", "cryptography.hazmat.primitives", "cryptography.hazmat.primitives.hashes",
    "cryptography.hazmat.primitives.serialization", "cryptography.hazmat.primitives.serialization.pkcs7",
    "cryptography.hazmat.primitives.asymmetric", "cryptography.hazmat.primitives.asymmetric.padding",
    "cryptography.hazmat.backends",
]


class Absent(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(name)


for name in NEEDED_FOR_SIGNING:
    try:
        importlib.import_module(name)
    except Exception:
        sys.modules[name] = Absent(name)

PASS_TYPE, TEAM, NAME = "pass.org.acme.card", "Q7R8S9T0U1", "Acme"
STYLES = ["BoardingPass", "Coupon", "EventTicket", "Generic", "StoreCard"]


def fields(card, snake):
    add = lambda group: getattr(card, f"add_{group}_field" if snake else f"add{group.capitalize()}Field")
    add("header")("gate", "23", "GATE")
    add("primary")("name", "R. Stone", "NAME")
    add("secondary")("level", "Gold", "LEVEL")
    add("auxiliary")("since", "2019", "SINCE")
    add("back")("terms", "Ask at the desk.", "TERMS")


def made_by(module, pass_class="Pass"):
    models = importlib.import_module(module)
    snake = pass_class == "ApplePass"
    for style in STYLES:
        card = getattr(models, style)()
        fields(card, snake)
        given = {"passTypeIdentifier": PASS_TYPE, "organizationName": NAME, "teamIdentifier": TEAM}
        if snake:
            given = {"pass_type_identifier": PASS_TYPE, "organization_name": NAME, "team_identifier": TEAM}
        it = getattr(models, pass_class)(card, **given)
        setattr(it, "serial_number" if snake else "serialNumber", "m-1")
        it.description = "Acme card"
        it.barcode = models.Barcode("000042")
        it.locations = [models.Location(37.3, -122.0)]
        text = it._create_pass_json() if snake else it._createPassJson()
        yield json.loads(text)


MAKERS = {
    "wallet-py3k": lambda: made_by("wallet.models"),
    "py-pkpass": lambda: made_by("py_pkpass.models"),
    "applepassgenerator": lambda: made_by("applepassgenerator.models", "ApplePass"),
}


def main(package, folder):
    sys.path.insert(0, folder)
    for document in MAKERS[package]():
        print(json.dumps(document))


main(*sys.argv[1:])
