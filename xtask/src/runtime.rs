//! What runs the worker on this machine: wrangler's `workerd`, or `workerd` alone as on a machine of one's own.
//!
//! In scope: their command lines and what they are told. Out of scope: when they start and end (`server`).
//!
//! Wrangler puts two workers of its own in front and keeps the cache in a third; a bench of the product runs without them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::certificates::Certificates;
use crate::error::XtaskError;
use crate::server::ServerPlan;
use crate::state::State;
use crate::{files, self_host, workspace};

/// The folders of data that `deploy/workerd.capnp` asks for.
const DATA: [&str; 3] = ["objects", "cache-index", "cache-values"];

/// What runs the worker.
pub(crate) enum Runtime {
    /// `wrangler dev`: a developer's server.
    Wrangler,
    /// `workerd` with `deploy/workerd.capnp`, put together in a folder of its own; nothing in front of it.
    Workerd {
        /// The folder.
        folder: PathBuf,
    },
}

impl Runtime {
    /// The program, for messages.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Wrangler => "wrangler",
            Self::Workerd { .. } => "workerd",
        }
    }

    /// The origin that passes and links name. What is no developer's server demands https, although nobody here speaks it.
    pub(crate) fn origin(&self, port: u16) -> String {
        match self {
            Self::Wrangler => format!("http://127.0.0.1:{port}"),
            Self::Workerd { .. } => format!("https://localhost:{port}"),
        }
    }

    /// The command that starts it.
    ///
    /// # Errors
    /// The folder of `workerd` cannot be put together.
    pub(crate) fn command(
        &self,
        plan: &ServerPlan,
        state: &State,
        certificates: &Certificates,
        push_url: &str,
    ) -> Result<Command, XtaskError> {
        let mut command = match self {
            Self::Wrangler => wrangler(plan, state, push_url),
            Self::Workerd { folder } => workerd(folder, plan, state, push_url)?,
        };
        let secrets = [
            ("PASS_CERTIFICATE", certificates.certificate.as_str()),
            ("PASS_PRIVATE_KEY", &certificates.private_key),
            ("PASS_INTERMEDIATE", &certificates.intermediate),
            ("ID_SECRET", &state.memory.id_secret),
            ("ADMIN_SECRET", &state.memory.admin_secret),
        ];
        command.envs(secrets).stdin(Stdio::null());
        Ok(command)
    }
}

/// `wrangler dev` for the worker and the push forwarder, without network, telemetry or questions.
fn wrangler(plan: &ServerPlan, state: &State, push_url: &str) -> Command {
    let mut command = workspace::command("node");
    command.arg(workspace::path("node_modules/wrangler/bin/wrangler.js"));
    command.args(["dev", "--env", "dev", "--local", "--ip", "127.0.0.1"]);
    command.args(["--config", "wrangler.toml"]);
    command.args(["--config", "worker/forwarder/wrangler.toml"]);
    command.args(["--port", &plan.port.to_string(), "--inspector-port", "0"]);
    command.args(["--show-interactive-dev-session", "false"]);
    command.args(["--var", &format!("PUBLIC_BASE_URL:{}", plan.runtime.origin(plan.port))]);
    for (name, value) in &plan.variables {
        command.args(["--var", &format!("{name}:{value}")]);
    }
    // Secrets come from the environment; a developer's own .dev.vars belongs to another deployment.
    command.args(["--env-file", "/dev/null"]);
    command.arg("--persist-to").arg(state.path("storage"));
    let settings = [
        ("PUSH_URL", push_url),
        ("CI", "1"),
        ("CLOUDFLARE_CF_FETCH_ENABLED", "false"),
        ("DO_NOT_TRACK", "1"),
        ("WRANGLER_HIDE_BANNER", "true"),
        ("WRANGLER_SEND_ERROR_REPORTS", "false"),
        ("WRANGLER_SEND_METRICS", "false"),
        ("X_LOCAL_EXPLORER", "false"),
        ("X_LOCAL_OBSERVABILITY", "false"),
    ];
    command.envs(settings);
    // Two servers on one machine must not find each other's workers by name.
    let folders = [
        ("WRANGLER_CACHE_DIR", "wrangler/cache"),
        ("WRANGLER_LOG_PATH", "wrangler/logs"),
        ("WRANGLER_REGISTRY_PATH", "wrangler/registry"),
        ("XDG_CONFIG_HOME", "wrangler/config"),
    ];
    command.envs(folders.map(|(name, folder)| (name, state.path(folder))));
    command
}

/// `workerd` as the unit of `deploy/` starts it, with the fake push server where Caddy's relay would be.
fn workerd(folder: &Path, plan: &ServerPlan, state: &State, push_url: &str) -> Result<Command, XtaskError> {
    self_host::assemble(folder)?;
    let mut command = Command::new(folder.join("bin/workerd"));
    command.current_dir(folder).args(["serve", "--experimental", "workerd.capnp"]);
    for name in DATA {
        let data = state.path("storage").join(name);
        files::create_folder(&data)?;
        command.arg(format!("--directory-path={name}={}", data.display()));
    }
    command.arg(format!("--socket-addr=http=127.0.0.1:{}", plan.port));
    command.arg(format!("--external-addr=apns={}", push_url.trim_start_matches("http://")));
    let origin = plan.runtime.origin(plan.port);
    // The configuration reads its settings from the environment: a developer's own belong to another deployment.
    command.env_clear();
    command.envs([("PUBLIC_BASE_URL", origin.as_str()), ("APNS_MODE", "binding"), ("RATE_LIMITS", "off")]);
    command.envs(plan.variables.iter().map(|(name, value)| (name, value)));
    Ok(command)
}
