//! The one key that a person asked this browser to keep: the browser's own key object, which cannot be read, and the certificates.

use idb::builder::ObjectStoreBuilder;
use idb::{Database, TransactionMode};
use js_sys::{Object, Reflect, Uint8Array};
use passwright_core::signature::{Certificate, CertificateChain, Signer};
use wasm_bindgen::{JsCast, JsValue};

use crate::ders;
use crate::web_crypto::WebCryptoSigner;

const DATABASE: &str = "passwright-keys";
/// Raise it together with an upgrade of what older versions stored.
const DATABASE_VERSION: u32 = 1;
const KEYS: &str = "keys";
const OWN: &str = "own";

/// Why a key is not kept, or not found again.
#[derive(Debug, thiserror::Error)]
#[error("this browser does not let the page keep the key ({0})")]
pub(crate) struct KeptKeyError(#[from] idb::Error);

async fn database() -> Result<Database, KeptKeyError> {
    let store = ObjectStoreBuilder::new(KEYS);
    Ok(Database::builder(DATABASE).version(DATABASE_VERSION).add_object_store(store).build().await?)
}

/// Keeps a key in place of the one before.
pub(crate) async fn write(signer: &WebCryptoSigner) -> Result<(), KeptKeyError> {
    let database = database().await?;
    let transaction = database.transaction(&[KEYS], TransactionMode::ReadWrite)?;
    transaction.object_store(KEYS)?.put(&stored(signer), Some(&OWN.into()))?.await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

/// The key that is kept; `None` when there is none, or one that cannot be understood any more.
pub(crate) async fn read() -> Result<Option<WebCryptoSigner>, KeptKeyError> {
    let database = database().await?;
    let transaction = database.transaction(&[KEYS], TransactionMode::ReadOnly)?;
    let stored = transaction.object_store(KEYS)?.get(JsValue::from_str(OWN))?.await?;
    transaction.await?;
    database.close();
    Ok(stored.as_ref().and_then(restored))
}

/// Forgets the key.
pub(crate) async fn forget() -> Result<(), KeptKeyError> {
    let database = database().await?;
    let transaction = database.transaction(&[KEYS], TransactionMode::ReadWrite)?;
    transaction.object_store(KEYS)?.delete(JsValue::from_str(OWN))?.await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

fn stored(signer: &WebCryptoSigner) -> JsValue {
    let stored = Object::new();
    let [leaf, intermediate] = ders(signer.certificates()).map(Uint8Array::from);
    let parts: [(&str, &JsValue); 3] =
        [("key", signer.key()), ("certificate", &leaf), ("intermediate", &intermediate)];
    for (name, part) in parts {
        // A plain object takes every property.
        Reflect::set(&stored, &name.into(), part).unwrap_or_default();
    }
    stored.into()
}

fn restored(stored: &JsValue) -> Option<WebCryptoSigner> {
    let part = |name: &str| Reflect::get(stored, &name.into()).ok();
    let certificate = |name: &str| {
        let der = part(name)?.dyn_into::<Uint8Array>().ok()?.to_vec();
        Certificate::from_der(&der).ok()
    };
    let chain = CertificateChain::new(certificate("certificate")?, certificate("intermediate")?).ok()?;
    Some(WebCryptoSigner::new(part("key")?.dyn_into().ok()?, chain))
}
