//! `cargo xtask dev`: the whole product on this machine, until Ctrl-C.

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use clap::Args;

use crate::bundle::Profile;
use crate::error::XtaskError;
use crate::native::Company;
use crate::preflight::{self, Purpose};
use crate::runtime::Runtime;
use crate::server::{Server, ServerError, ServerPlan};
use crate::{interrupt, setup, workspace};

/// Where the server listens when nothing else is asked for: wrangler's usual port.
const DEFAULT_PORT: u16 = 8787;
/// How often the server's life is looked at.
const POLL: Duration = Duration::from_millis(100);

/// What a developer can choose.
#[derive(Debug, Args)]
pub(crate) struct DevOptions {
    /// Port on 127.0.0.1.
    #[arg(long, default_value_t = DEFAULT_PORT)]
    port: u16,
    /// Folder for everything that the server stores [default: target/dev/state].
    #[arg(long)]
    state: Option<PathBuf>,
    /// Build as for a deployment: slower to build, smaller and faster to run.
    #[arg(long)]
    release: bool,
    /// Start what was built last, without looking for changes.
    #[arg(long, conflicts_with = "release")]
    as_built: bool,
    /// File that describes the running server [default: target/dev/server.json].
    #[arg(long)]
    server_file: Option<PathBuf>,
    /// A push server that runs already, instead of one of its own.
    #[arg(long)]
    push_url: Option<String>,
    /// A further variable of the worker, as NAME=VALUE; may be repeated.
    #[arg(long = "var", value_name = "NAME=VALUE", value_parser = variable)]
    variables: Vec<(String, String)>,
}

/// Prepares, starts and watches the server.
///
/// # Errors
/// Something is missing, a build failed, the server did not start or ended by itself.
pub(crate) fn run(options: &DevOptions) -> Result<(), XtaskError> {
    preflight::port_is_free(options.port)?;
    let certificates = if options.as_built {
        setup::as_built()?
    } else {
        preflight::check(Purpose::Run)?;
        setup::prepare(if options.release { Profile::Release } else { Profile::Dev }, Company::Alone)?
    };
    let folder = workspace::target().join("dev");
    let plan = ServerPlan {
        port: options.port,
        state: in_root(&options.state).unwrap_or_else(|| folder.join("state")),
        server_file: in_root(&options.server_file).unwrap_or_else(|| folder.join("server.json")),
        push_url: options.push_url.clone(),
        variables: options.variables.clone(),
        runtime: Runtime::Wrangler,
    };
    let mut server = Server::start(&plan, &certificates)?;
    println!("{}", server.announcement());
    server.show_log();
    while !interrupt::requested() {
        if !server.is_alive() {
            return Err(ServerError::Ended { log: server.log_tail() }.into());
        }
        thread::sleep(POLL);
    }
    println!("\nStopping ...");
    server.stop();
    println!("Stopped; everything is kept in {}.", plan.state.display());
    Ok(())
}

fn variable(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("a variable is written NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// Paths are taken from where the developer stands, whatever the server's own folder is.
fn in_root(path: &Option<PathBuf>) -> Option<PathBuf> {
    path.as_ref().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()))
}
