"""What schemathesis has to know of this API: who asks, files instead of random bytes, and ids that exist.

Every second call of an operation works on something that is there, so that answers of success are judged too, not refusals alone. Who asks
changes with every call of an operation: what one account made, the other one asks for.
"""

import json
import os
from collections import Counter, defaultdict
from pathlib import Path

import schemathesis
from hypothesis import strategies as st
from schemathesis.core.parameters import ParameterLocation

import material

SERVER = json.loads(Path(os.environ["PASSWRIGHT_SERVER"]).read_text())
ACCOUNTS = [material.Account(SERVER, name).furnish() for name in ("Contract one", "Contract two")]
#: A status to leave out of the description, as `operationId:status`: the run must notice.
PLANTED = os.environ.get("PASSWRIGHT_PLANTED", "")
COUNTS = Path(os.environ["PASSWRIGHT_COUNTS"])

calls = Counter()
statuses = defaultdict(Counter)

schemathesis.openapi.media_type(
    material.PASS,
    st.one_of(
        st.sampled_from([material.plain_bundle(), material.design(), material.rewards_bundle()]),
        st.binary(max_size=64),
    ),
)


@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    """An export, which is made of lines already."""
    return value if isinstance(value, bytes) else str(value).encode()


def of(case):
    return case.operation.definition.raw["operationId"]


@schemathesis.hook
def before_load_schema(context, raw_schema):
    if not PLANTED:
        return
    planted, status = PLANTED.split(":")
    for item in raw_schema["paths"].values():
        for operation in item.values():
            if operation["operationId"] == planted:
                del operation["responses"][status]


#: By operation, what it works on; everything else works on the pass that was published.
SERIALS = {
    "changeValues": lambda it: it.member,
    "readPayload": lambda it: it.wallet,
    "changeWalletPass": lambda it: it.wallet,
    "replacePkpass": lambda it: it.pk,
    "personalize": lambda it: it.rewards,
    "readPersonalization": lambda it: it.rewards,
    "revokePass": lambda it: it.publish(material.plain_bundle()),
}
TEMPLATES = {"closeTemplate": lambda it: it.template()}


def existing(account, operation, name):
    """An id that belongs to an account."""
    if name == "serial":
        return SERIALS.get(operation, lambda it: it.serial)(account)
    if name == "template":
        return TEMPLATES.get(operation, lambda it: it.open_template)(account)
    if name == "key":
        return account.another_key()
    if name == "account":
        return account.account
    if name == "draft":
        return account.draft
    if name == "file":
        return "v1.js"
    return account.pass_type if name == "passType" else f"contract-{account.account}"


def bodies(account, operation):
    """Bodies that no generator finds."""
    if operation == "sign":
        return account.signable()
    if operation == "personalize":
        return {"personalizationToken": "token", "requiredPersonalizationInfo": {"emailAddress": "a@example.org"}}
    if operation in ("createTemplatePass", "createJoinLink"):
        return {"values": {"name": "Zoë"}}
    if operation == "changeValues":
        return {"values": {"name": f"Zoë {calls[operation]}"}}
    return {
        "registerDevice": {"pushToken": "00ff"},
        "createWalletPass": {"logoText": "Contract"},
        "changeWalletPass": {"logoText": f"Contract {calls[operation]}"},
        "createPkpass": {"barcodeValue": "1", "barcodeFormat": "QR", "logoText": "Contract"},
        "replacePkpass": {"barcodeValue": "1", "barcodeFormat": "QR", "logoText": f"Contract {calls[operation]}"},
    }.get(operation)


def furnish(case, account):
    """Makes a call one that can succeed."""
    operation = of(case)
    for name in list(case.path_parameters or {}):
        case.path_parameters[name] = existing(account, operation, name)
    body = bodies(account, operation)
    if body is not None:
        case.body = body
        case.media_type = "application/json"
    if operation == "importAccount":
        case.body = account.exported()
    if operation in ("publishPass", "replacePass", "createDraft"):
        case.body = material.plain_bundle(f"Contract {calls[operation]}")
    if operation in ("createTemplate", "replaceTemplate"):
        case.body = material.design()
    if operation == "join":
        case.body, case.media_type = {}, "application/x-www-form-urlencoded"
    case.query.clear()
    if operation in ("downloadPasses", "passesPage"):
        case.query["serials"] = f"{account.serial},{account.wallet}"
    if operation in ("exportOwnFile", "exportAccountFile"):
        case.query.update({"pass": account.serial, "position": "0"})
    for name in ("If-Match", "Idempotency-Key", "If-Modified-Since"):
        case.headers.pop(name, None)
    if isinstance(case.body, bytes):
        keep_verdict(case)


def keep_verdict(case):
    """What a hook changes is judged anew, and no schema fits bytes there: a good file would count as wrong on purpose, and its success as a fault."""
    if case._meta is not None:
        case._meta.update_validated_hash(ParameterLocation.BODY, case._hash_container(case.body))
        case._meta.clear_dirty(ParameterLocation.BODY)


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = of(case)
    calls[operation] += 1
    account = ACCOUNTS[(calls[operation] // 2) % 2]
    # A call that is wrong on purpose stays wrong.
    is_wrong = case.meta is not None and case.meta.generation.mode.is_negative
    if calls[operation] % 2 == 1 and not is_wrong:
        furnish(case, account)
    if operation in ("revokeKey", "rotateKey"):
        # Not the keys that this run asks with.
        if case.path_parameters["key"] in [it.key_id for it in ACCOUNTS]:
            case.path_parameters["key"] = "none"
    scheme = next(iter(case.operation.definition.raw["security"] or [{}])).keys()
    if "ApiKey" in scheme:
        case.headers["Authorization"] = f"Bearer {account.key}"
    if "OperatorSecret" in scheme:
        case.headers["Authorization"] = f"Bearer {account.admin}"
    if "PassToken" in scheme:
        case.headers["Authorization"] = f"ApplePass {account.pass_token}"


@schemathesis.hook
def after_call(context, case, response):
    statuses[of(case)][response.status_code] += 1
    COUNTS.write_text(json.dumps(statuses))
