//! Accounts, keys, the audit log.

use serde_json::json;

use super::super::operation::{Operation, json_of, operation};
use super::super::tags::Tag;
use crate::api::{
    AccountList, AccountReply, AccountRequest, AuditLog, KeyList, KeyReply, KeyRequest, PlanReply,
    PlanRequest, RotateRequest,
};

pub(super) fn create() -> Operation {
    operation(
        Tag::Operator,
        "createAccount",
        "Make an account",
        "The answer is the only time that its first two keys are shown.",
    )
    .takes(json_of::<AccountRequest>().like(json!({"name": "Café Amélie", "plan": "pro"})), "Whose it is.")
    .answers(201, json_of::<AccountReply>(), "The account with a live key and a test key.")
    .gives("account", "$response.body#/account")
    .refuses(400, &["invalid_body", "invalid_name", "invalid_plan"])
    .refuses(409, &["no_account_id"])
}

pub(super) fn list() -> Operation {
    operation(Tag::Operator, "listAccounts", "List the accounts", "In the order of their ids, page by page.")
        .paged()
        .refuses(400, &["invalid_cursor"])
        .answers(200, json_of::<AccountList>(), "One page.")
}

pub(super) fn add_key() -> Operation {
    operation(
        Tag::Operator,
        "createAccountKey",
        "Make a key for an account",
        "For an account that lost all of its keys. The new one may do everything.",
    )
    .answers(201, json_of::<KeyReply>(), "The only time that the key is shown.")
    .refuses(404, &["not_found"])
    .refuses(409, &["too_many_keys"])
}

pub(super) fn change() -> Operation {
    operation(
        Tag::Operator,
        "changeAccount",
        "Change the plan of an account",
        "From now on; what was made this month stays counted.",
    )
    .takes(
        json_of::<PlanRequest>().like(json!({"plan": "pro", "unlimited": true})),
        "The plan, and how much.",
    )
    .answers(200, json_of::<PlanReply>(), "It is changed.")
    .refuses(400, &["invalid_body", "invalid_plan"])
    .refuses(404, &["not_found"])
}

pub(super) fn create_key() -> Operation {
    operation(
        Tag::Keys,
        "createKey",
        "Make a key",
        "Keys belong to the account: what one made, the others may change.",
    )
    .takes(
        json_of::<KeyRequest>().like(json!({"name": "Checkout", "scopes": ["sign", "publish"]})),
        "What it is called and what it may do.",
    )
    .answers(201, json_of::<KeyReply>(), "The only time that the key is shown.")
    .gives("key", "$response.body#/key/id")
    .refuses(400, &["invalid_body", "invalid_name", "invalid_mode", "invalid_scope"])
    .refuses(409, &["too_many_keys"])
}

pub(super) fn list_keys() -> Operation {
    operation(Tag::Keys, "listKeys", "List the keys", "Without their secrets.").answers(
        200,
        json_of::<KeyList>(),
        "Oldest first.",
    )
}

pub(super) fn revoke_key() -> Operation {
    operation(Tag::Keys, "revokeKey", "Revoke a key", "It ends at once. A key cannot revoke itself.")
        .answers_empty(204, "It is revoked.")
        .refuses(404, &["not_found"])
        .refuses(409, &["own_key"])
}

pub(super) fn rotate_key() -> Operation {
    operation(
        Tag::Keys,
        "rotateKey",
        "Replace a key without a gap",
        "Makes another key with the same name, mode and scopes. The old one goes on working for a while. A key may replace itself.",
    )
    .takes(json_of::<RotateRequest>().like(json!({"overlapHours": 24})), "How long the old key goes on working.")
    .optional_body()
    .answers(201, json_of::<KeyReply>(), "The only time that the new key is shown.")
    .gives("key", "$response.body#/key/id")
    .refuses(400, &["invalid_body", "invalid_overlap"])
    .refuses(404, &["not_found"])
    .refuses(409, &["already_rotated"])
}

pub(super) fn audit() -> Operation {
    operation(
        Tag::Keys,
        "readAudit",
        "What was done with your keys",
        "Every write, and every read that was refused for who asked. Neither bodies nor secrets are kept.",
    )
    .paged()
    .answers(200, json_of::<AuditLog>(), "One page, newest first.")
    .refuses(400, &["invalid_cursor"])
}
