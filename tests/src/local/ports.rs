//! Core's ports over a local platform: every call may be refused, or act and not answer, as the test has planned.

use std::collections::HashMap;
use std::pin::Pin;
use std::rc::Rc;

use http::{Request, Response};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use p256::pkcs8::DecodePrivateKey;
use passwright_core::service::limits::Limit;
use passwright_core::service::ports::{
    Asset, CertificateUse, Fetched, Forwarded, ObjectKind, PortError, Ports, PushReply, PushRequest, Reach,
};
use passwright_core::service::provider_token::ProviderKey;
use passwright_core::service::settings::Settings;
use passwright_core::service::{ObjectAnswer, answer_object, openapi};
use passwright_core::signature::software_key::SoftwareKey;
use passwright_core::time::Timestamp;
use sha2::{Digest, Sha256};

use super::faults::Step;
use super::house::House;
use crate::fake_push::{ArrivedAt, Outcome};

/// The ports of one call: they hold on to what was configured when it began.
pub(super) struct LocalPorts {
    house: Rc<House>,
    settings: Rc<Settings>,
    signer: Result<Rc<SoftwareKey>, String>,
    other_signers: HashMap<CertificateUse, Result<Rc<SoftwareKey>, String>>,
}

impl House {
    pub(super) fn ports(self: &Rc<Self>) -> LocalPorts {
        LocalPorts {
            house: Rc::clone(self),
            settings: Rc::clone(&self.settings.borrow()),
            signer: self.signer.borrow().clone(),
            other_signers: self.other_signers.borrow().clone(),
        }
    }
}

/// An object's answer to the client.
pub(super) struct Answered(pub(super) Response<Vec<u8>>);

impl Forwarded for Answered {
    fn status(&self) -> u16 {
        self.0.status().as_u16()
    }
}

impl LocalPorts {
    async fn ask_object(
        &self,
        kind: ObjectKind,
        name: &str,
        message: Vec<u8>,
    ) -> Result<ObjectAnswer, PortError> {
        let step = self.house.faults.step();
        if step == Step::Refuse {
            return Err(House::unavailable("object"));
        }
        let storage = self.house.storage(kind, name);
        let ports = self.house.ports();
        // Boxed, because objects call objects.
        let work: Pin<Box<dyn Future<Output = ObjectAnswer>>> =
            Box::pin(async move { answer_object(kind, &storage, &ports, &message).await });
        let answer = work.await;
        // A process that died in the object answers nobody.
        if step == Step::ActInVain || self.house.faults.is_dead() {
            return Err(House::unavailable("object"));
        }
        Ok(answer)
    }
}

impl Ports for LocalPorts {
    type Signer = SoftwareKey;
    type Forwarded = Answered;

    fn settings(&self) -> &Settings {
        &self.settings
    }

    async fn call(&self, kind: ObjectKind, name: &str, message: Vec<u8>) -> Result<Vec<u8>, PortError> {
        match self.ask_object(kind, name, message).await? {
            ObjectAnswer::Reply(reply) => Ok(reply),
            ObjectAnswer::Whole(_) => Err(House::unavailable("object")),
        }
    }

    async fn forward(&self, kind: ObjectKind, name: &str, message: Vec<u8>) -> Result<Answered, PortError> {
        match self.ask_object(kind, name, message).await? {
            ObjectAnswer::Whole(answer) => Ok(Answered(answer)),
            ObjectAnswer::Reply(_) => Err(House::unavailable("object")),
        }
    }

    async fn tell(&self, kind: ObjectKind, name: &str, message: Vec<u8>) {
        if let Err(error) = self.call(kind, name, message).await {
            self.log(&error.to_string());
        }
    }

    async fn tell_together(
        &self,
        kind: ObjectKind,
        name: &str,
        part: Vec<u8>,
        whole: fn(Vec<Vec<u8>>) -> Option<Vec<u8>>,
    ) {
        if let Some(message) = whole(vec![part]) {
            self.tell(kind, name, message).await;
        }
    }

    async fn cache_get(&self, key: &str, reach: Reach) -> Option<Vec<u8>> {
        let remembered = self.house.memory.borrow_mut().get(key, self.now());
        if remembered.is_some() || reach == Reach::Worker {
            return remembered;
        }
        (self.house.faults.step() == Step::Act).then(|| self.house.cache.borrow().get(key).cloned())?
    }

    async fn cache_put(&self, key: &str, value: Vec<u8>, reach: Reach) {
        self.house.memory.borrow_mut().keep(key, &value, self.now());
        if reach == Reach::Everywhere && self.house.faults.step() != Step::Refuse {
            self.house.cache.borrow_mut().insert(key.to_owned(), value);
        }
    }

    async fn cache_delete(&self, key: &str, reach: Reach) {
        self.house.memory.borrow_mut().forget(key);
        if reach == Reach::Everywhere && self.house.faults.step() != Step::Refuse {
            self.house.cache.borrow_mut().remove(key);
        }
    }

    async fn push(&self, request: PushRequest) -> Result<PushReply, PortError> {
        let step = self.house.faults.step();
        if step == Step::Refuse {
            return Err(House::unavailable("push"));
        }
        let mut outgoing = Request::builder().method("POST").uri(format!("/3/device/{}", request.token));
        for (name, value) in request.headers {
            outgoing = outgoing.header(name, value);
        }
        let outgoing = outgoing.extension(ArrivedAt(self.now().unix_seconds()));
        let outgoing = outgoing.body(request.body).map_err(|_| House::unavailable("push"))?;
        let outcome = self.house.push.answer(&outgoing);
        let meanwhile = self.house.during_push.borrow_mut().take();
        if let Some(meanwhile) = meanwhile {
            meanwhile();
        }
        match (outcome, step) {
            (Outcome::Answer { response, .. }, Step::Act) => {
                let apns_id = response.headers().get("apns-id").and_then(|id| id.to_str().ok());
                let apns_id = apns_id.map(str::to_owned);
                Ok(PushReply { status: response.status().as_u16(), apns_id, body: response.into_body() })
            }
            _ => Err(House::unavailable("push")),
        }
    }

    fn spelled_out(&self, url: &str, base: Option<&str>) -> Option<String> {
        let base = base.map(url::Url::parse).transpose().ok()?;
        let url = url::Url::options().base_url(base.as_ref()).parse(url).ok()?;
        Some(url.into())
    }

    async fn fetch(&self, url: &str, accept: &str, max_bytes: usize) -> Result<Fetched, PortError> {
        if self.house.faults.step() == Step::Refuse {
            return Err(House::unavailable("internet"));
        }
        let mut fetched =
            self.house.internet.answer(url, accept).ok_or_else(|| House::unavailable("internet"))?;
        fetched.body.truncate(max_bytes + 1);
        Ok(fetched)
    }

    async fn asset(&self, path: &str) -> Option<Asset> {
        if path == "/openapi.json" {
            let body = openapi::document().to_string().into_bytes();
            return Some(Asset { media_type: "application/json".to_owned(), body });
        }
        self.house.assets.borrow().get(path).cloned()
    }

    async fn within_limit(&self, limit: &'static Limit, key: &str) -> bool {
        self.house.windows.borrow_mut().count(limit, key, self.now())
    }

    fn signer(&self, use_of: CertificateUse) -> Result<Option<&SoftwareKey>, String> {
        match (use_of, self.other_signers.get(&use_of)) {
            (CertificateUse::Present, _) => self.signer.as_deref().map(Some).map_err(Clone::clone),
            (_, None) => Ok(None),
            (_, Some(signer)) => signer.as_deref().map(Some).map_err(Clone::clone),
        }
    }

    async fn sign_es256(&self, key: &ProviderKey, bytes: &[u8]) -> Result<Vec<u8>, PortError> {
        if self.house.faults.step() == Step::Refuse {
            return Err(House::unavailable("key"));
        }
        let key = SigningKey::from_pkcs8_der(key.pkcs8()).map_err(|_| House::unavailable("key"))?;
        let signature: Signature = key.sign(bytes);
        Ok(signature.to_vec())
    }

    fn now(&self) -> Timestamp {
        self.house.clock.get()
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        // Repeatable on purpose: a failing scenario fails again.
        for chunk in buffer.chunks_mut(32) {
            let count = self.house.random.get() + 1;
            self.house.random.set(count);
            let block = Sha256::digest(count.to_be_bytes());
            chunk.copy_from_slice(block.get(..chunk.len()).unwrap_or_default());
        }
    }

    fn log(&self, line: &str) {
        self.house.log.borrow_mut().push(line.to_owned());
    }
}
