//! `cargo xtask account`: the operator makes accounts, lists them, replaces lost keys and changes plans.

use clap::{Args, Subcommand};
use serde_json::{Map, Value, json};

use crate::deployment::{Deployment, DeploymentError, DeploymentOptions};
use crate::error::XtaskError;

/// What to do with accounts, and where.
#[derive(Debug, Args)]
pub(crate) struct AccountOptions {
    #[command(subcommand)]
    command: AccountCommand,
    #[command(flatten)]
    deployment: DeploymentOptions,
}

#[derive(Debug, Subcommand)]
enum AccountCommand {
    /// Make an account and print its two keys, which are shown only this once.
    Create {
        /// Name of the organization.
        name: String,
        /// `free` or `pro`; without it the account has everything and no limit.
        #[arg(long)]
        plan: Option<String>,
        /// How many passes it may make in a month.
        #[arg(long)]
        monthly_limit: Option<u64>,
    },
    /// List all accounts.
    List,
    /// Make a key with every scope, for an account that lost its own, and print it.
    Key {
        /// Id of the account.
        account: String,
    },
    /// Change what an account pays for.
    Plan {
        /// Id of the account.
        account: String,
        /// `free` or `pro`.
        plan: String,
        /// How many passes it may make in a month; the plan's usual limit when left out.
        #[arg(long, conflicts_with = "unlimited")]
        monthly_limit: Option<u64>,
        /// No monthly limit at all.
        #[arg(long)]
        unlimited: bool,
    },
}

/// Does it.
///
/// # Errors
/// The deployment is not reached or refuses.
pub(crate) fn run(options: &AccountOptions) -> Result<(), XtaskError> {
    let deployment = Deployment::open(&options.deployment)?;
    let text = match &options.command {
        AccountCommand::List => list(&deployment)?,
        command => {
            let (method, path, body) = request(command);
            // Asked twice, some of these make two of something.
            let answer = deployment.ask(method, &path, body.as_ref(), false)?;
            told(command, &answer).ok_or(DeploymentError::Unexpected { path })?
        }
    };
    print!("{text}");
    Ok(())
}

/// The request of a command; a list has several.
fn request(command: &AccountCommand) -> (&'static str, String, Option<Value>) {
    match command {
        AccountCommand::Create { name, plan, monthly_limit } => {
            let mut body = Map::from_iter([("name".to_owned(), json!(name))]);
            body.extend(plan.iter().map(|plan| ("plan".to_owned(), json!(plan))));
            body.extend(monthly_limit.iter().map(|limit| ("monthlyLimit".to_owned(), json!(limit))));
            let body = Value::Object(body);
            ("POST", "/api/v1/accounts".to_owned(), Some(body))
        }
        AccountCommand::List => ("GET", "/api/v1/accounts".to_owned(), None),
        AccountCommand::Key { account } => {
            ("POST", format!("/api/v1/accounts/{}/keys", plain(account)), None)
        }
        AccountCommand::Plan { account, plan, monthly_limit, unlimited } => {
            let mut body = Map::from_iter([("plan".to_owned(), json!(plan))]);
            body.extend(monthly_limit.iter().map(|limit| ("monthlyLimit".to_owned(), json!(limit))));
            body.extend(unlimited.then(|| ("unlimited".to_owned(), json!(true))));
            let body = Value::Object(body);
            ("PATCH", format!("/api/v1/accounts/{}", plain(account)), Some(body))
        }
    }
}

/// An id as it may stand in a path: what has other characters is none, and the deployment says so.
pub(crate) fn plain(id: &str) -> String {
    id.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The answer in lines.
fn told(command: &AccountCommand, answer: &Value) -> Option<String> {
    let text = |pointer: &str| answer.pointer(pointer)?.as_str().map(str::to_owned);
    Some(match command {
        AccountCommand::Create { .. } => format!(
            "Account   {}\nAPI key   {}\nTest key  {}\nThe keys are shown only now.\n",
            text("/account")?,
            text("/apiKey")?,
            text("/testApiKey")?
        ),
        AccountCommand::Key { .. } => format!("API key   {}\nThe key is shown only now.\n", text("/apiKey")?),
        AccountCommand::Plan { .. } => {
            let limit = answer.get("monthlyLimit")?.as_u64();
            let limit = limit
                .map_or_else(|| "no monthly limit".to_owned(), |limit| format!("{limit} passes a month"));
            format!("Account {} has the plan {}, {limit}.\n", text("/account")?, text("/plan")?)
        }
        AccountCommand::List => lines(answer)?,
    })
}

fn list(deployment: &Deployment) -> Result<String, DeploymentError> {
    let mut text = String::new();
    let mut path = "/api/v1/accounts".to_owned();
    loop {
        let page = deployment.ask("GET", &path, None, true)?;
        text.push_str(&lines(&page).ok_or_else(|| DeploymentError::Unexpected { path: path.clone() })?);
        match page.get("cursor").and_then(Value::as_str) {
            Some(cursor) => path = format!("/api/v1/accounts?cursor={}", plain(cursor)),
            None => return Ok(text),
        }
    }
}

fn lines(page: &Value) -> Option<String> {
    let line = |it: &Value| {
        let text = |key: &str| it.get(key)?.as_str();
        Some(format!("{}  {}  {}\n", text("account")?, text("createdAt")?, text("name")?))
    };
    page.get("accounts")?.as_array()?.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{AccountCommand, request, told};

    #[test]
    fn a_plan_without_a_word_about_limits_sends_none() {
        let account = "0123abcd".to_owned();
        let plan = "free".to_owned();
        let command = AccountCommand::Plan { account, plan, monthly_limit: None, unlimited: false };
        let body = Some(json!({ "plan": "free" }));
        assert_eq!(request(&command), ("PATCH", "/api/v1/accounts/0123abcd".to_owned(), body));
        let answer = json!({ "account": "0123abcd", "plan": "free", "monthlyLimit": 1000 });
        let text = told(&command, &answer).unwrap();
        assert_eq!(text, "Account 0123abcd has the plan free, 1000 passes a month.\n");
    }

    #[test]
    fn what_is_no_id_does_not_change_the_path() {
        let command = AccountCommand::Key { account: "../keys?x".to_owned() };
        assert_eq!(request(&command).1, "/api/v1/accounts/keysx/keys");
    }

    #[test]
    fn accounts_are_listed_a_line_each() {
        let page =
            json!({ "accounts": [{ "account": "a", "name": "Acme", "createdAt": "2026" }], "cursor": null });
        assert_eq!(told(&AccountCommand::List, &page).unwrap(), "a  2026  Acme\n");
        assert_eq!(told(&AccountCommand::List, &json!({})), None);
    }
}
