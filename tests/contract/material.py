"""What the calls need to succeed: two accounts, and passes of every kind of each."""

import hashlib
import io
import json
import zipfile

import requests

PASS = "application/vnd.apple.pkpass"
#: A grey square, the smallest picture that a pass may have as its icon.
ICON = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080000000"
    "03a7e9b550000000a49444154789c6368000000820081"
    "77cd72b60000000049454e44ae426082"
)
NFC = {
    "message": "12345",
    "encryptionPublicKey": "MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgADgX9R/zDTv2XYqyB9LIZRU2+k2/GvKoVXpktbcMyxve4=",
}
FORM = {
    "requiredPersonalizationFields": ["PKPassPersonalizationFieldEmailAddress"],
    "description": "Join and collect points.",
}


def document(title, **more):
    return {
        "formatVersion": 1,
        "passTypeIdentifier": "pass.placeholder",
        "teamIdentifier": "PLACEHOLD1",
        "serialNumber": "placeholder",
        "organizationName": "Contract",
        "description": "A pass for the contract tests",
        "logoText": title,
        "storeCard": {"primaryFields": [{"key": "points", "label": "POINTS", "value": "0"}]},
        **more,
    }


def bundle(pass_document, **files):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writer:
        writer.writestr("pass.json", json.dumps(pass_document))
        for name in ("icon.png", "icon@2x.png", "icon@3x.png"):
            writer.writestr(name, ICON)
        for name, content in files.items():
            writer.writestr(name, content)
    return archive.getvalue()


def plain_bundle(title="Contract"):
    return bundle(document(title))


def design():
    """A template that nobody has to answer anything for."""
    return bundle(document("Hello {{name|friend}}"))


def rewards_bundle():
    files = {"personalization.json": json.dumps(FORM), "personalizationLogo@2x.png": ICON}
    return bundle(document("Rewards", nfc=NFC), **files)


class Account:
    """One account and what belongs to it."""

    def __init__(self, server, name):
        self.url, self.admin = server["url"], server["adminSecret"]
        made = self.send("POST", "/api/v1/accounts", self.admin, json={"name": name}).json()
        self.account, self.key = made["account"], made["apiKey"]
        # pw_live_ + 8 digits of the account + 4 of the key.
        self.key_id = self.key[16:20]

    def send(self, method, path, bearer=None, **options):
        headers = {"Authorization": f"Bearer {bearer or self.key}", **options.pop("headers", {})}
        reply = requests.request(method, self.url + path, headers=headers, timeout=30, **options)
        if not reply.ok:
            raise SystemExit(f"{method} {path}: {reply.status_code} {reply.text[:300]}")
        return reply

    def publish(self, archive):
        made = self.send("POST", "/api/v1/passes", data=archive, headers={"Content-Type": PASS})
        return made.json()["serialNumber"]

    def template(self):
        made = self.send("POST", "/api/v1/templates", data=design(), headers={"Content-Type": PASS})
        return made.json()["template"]

    def another_key(self):
        return self.send("POST", "/api/v1/keys", json={"name": "Another"}).json()["key"]["id"]

    def template_pass(self, template):
        made = self.send("POST", f"/api/v1/templates/{template}/passes", json={"values": {}})
        return made.json()["serialNumber"]

    def wallet_pass(self):
        return self.send("POST", "/passes", json={"logoText": "Contract"}).json()["serialNumber"]

    def pkpass(self):
        body = {"barcodeValue": "1", "barcodeFormat": "QR", "logoText": "Contract"}
        return self.send("POST", "/api/pkpass", json=body).headers["X-Serial-Number"]

    def token(self, serial):
        """The authentication token in a pass's file."""
        file = requests.get(f"{self.url}/p/{serial}.pkpass", timeout=30).content
        inside = json.loads(zipfile.ZipFile(io.BytesIO(file)).read("pass.json"))
        return inside["authenticationToken"]

    def signable(self):
        """A body that `POST /api/v1/signatures` signs."""
        identity = self.send("GET", "/api/v1/identity").json()
        serial = self.send("POST", "/api/v1/serials", json={"count": 1}).json()["serialNumbers"][0]
        text = json.dumps(
            document(
                "Signed",
                serialNumber=serial,
                passTypeIdentifier=identity["passTypeIdentifier"],
                teamIdentifier=identity["teamIdentifier"],
            )
        )
        hashes = {"pass.json": hashlib.sha1(text.encode()).hexdigest()}
        hashes.update({f"icon{scale}.png": hashlib.sha1(ICON).hexdigest() for scale in ("", "@2x", "@3x")})
        return {"pass": text, "manifest": json.dumps(hashes)}

    def exported(self):
        """The first line of an export, which may be imported where it came from."""
        return self.send("GET", f"/api/v1/accounts/{self.account}/export", self.admin).content.splitlines(True)[0]

    def furnish(self):
        """Everything that later calls work on."""
        self.pass_type = self.send("GET", "/api/v1/identity").json()["passTypeIdentifier"]
        self.serial = self.publish(plain_bundle())
        self.pass_token = self.token(self.serial)
        self.open_template = self.template()
        self.member = self.template_pass(self.open_template)
        self.wallet, self.pk = self.wallet_pass(), self.pkpass()
        self.rewards = self.publish(rewards_bundle())
        made = self.send("POST", "/api/v1/drafts", data=plain_bundle(), headers={"Content-Type": PASS})
        self.draft = made.json()["url"].rsplit("/", 1)[1]
        return self
