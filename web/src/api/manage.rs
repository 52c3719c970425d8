//! Calls about what is published: lists, holders, devices, history, taking back.

use gloo_net::http::Request;
use passwright_core::api::{
    DeviceList, History, PassList, PhoneLog, PublicPass, PublishedPass, TemplateList, TemplateReply,
    ValuesRequest,
};
use serde_json::{Map, Value};

use super::{ApiError, Client, accepted, escaped, pass_address, read, template_address};

impl Client {
    /// A page of all passes, the newest first.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn passes(&self, cursor: Option<&str>) -> Result<PassList, ApiError> {
        self.get(&paged("/api/v1/passes", cursor)).await
    }

    /// All templates.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn templates(&self) -> Result<TemplateList, ApiError> {
        self.get("/api/v1/templates").await
    }

    /// A page of the passes that were made of a template.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn template_passes(
        &self,
        template: &str,
        cursor: Option<&str>,
    ) -> Result<PassList, ApiError> {
        self.get(&paged(&format!("{}/passes", template_address(template)), cursor)).await
    }

    /// One pass as it is now.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn pass(&self, serial: &str) -> Result<PublishedPass, ApiError> {
        self.get(&pass_address(serial)).await
    }

    /// What everyone may know of a pass.
    ///
    /// # Errors
    /// [`ApiError`]; also for a pass that is revoked.
    pub(crate) async fn public_pass(&self, serial: &str) -> Result<PublicPass, ApiError> {
        read(Request::get(&format!("/api/public/passes/{}", escaped(serial))).send().await).await
    }

    /// The devices that have a pass.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn devices(&self, serial: &str) -> Result<DeviceList, ApiError> {
        self.get(&format!("{}/devices", pass_address(serial))).await
    }

    /// The versions of a pass.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn history(&self, serial: &str) -> Result<History, ApiError> {
        self.get(&format!("{}/history", pass_address(serial))).await
    }

    /// What phones report about a pass.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn phone_log(&self, serial: &str) -> Result<PhoneLog, ApiError> {
        self.get(&format!("{}/log", pass_address(serial))).await
    }

    /// Changes a value of one person.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn change_value(
        &self,
        serial: &str,
        name: &str,
        value: &str,
    ) -> Result<PublishedPass, ApiError> {
        let values = Map::from_iter([(name.to_owned(), Value::from(value))]);
        let request = self.with_key(Request::patch(&pass_address(serial))).json(&ValuesRequest { values });
        read(request.map_err(|_| ApiError::Unreachable)?.send().await).await
    }

    /// Revokes a pass: phones that have it show it voided, and nobody can add it any more.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn revoke(&self, serial: &str) -> Result<(), ApiError> {
        self.delete(&pass_address(serial)).await
    }

    /// Deletes every trace of a pass.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn erase(&self, serial: &str) -> Result<(), ApiError> {
        self.delete(&format!("{}?erase=true", pass_address(serial))).await
    }

    /// Closes the join link of a template; passes that were made of it stay.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn close_template(&self, template: &str) -> Result<TemplateReply, ApiError> {
        read(self.with_key(Request::delete(&template_address(template))).send().await).await
    }

    async fn delete(&self, address: &str) -> Result<(), ApiError> {
        accepted(self.with_key(Request::delete(address)).send().await).await.map(|_| ())
    }
}

fn paged(address: &str, cursor: Option<&str>) -> String {
    match cursor {
        Some(cursor) => format!("{address}?cursor={}", escaped(cursor)),
        None => address.to_owned(),
    }
}
