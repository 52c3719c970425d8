//! The files of the folder as an operator uses them: the example of an environment, filled in, and the command line of the unit.

use std::path::Path;

/// Fills a setting of the example in. The example must name it, be it in a comment.
pub(crate) fn fill(example: &str, name: &str, value: &str) -> String {
    let line = |prefix: &str| format!("\n{prefix}{name}=\"");
    let (before, after) = example
        .split_once(&line(""))
        .or_else(|| example.split_once(&line("#")))
        .unwrap_or_else(|| panic!("environment.example does not name {name}"));
    let (_, after) = after.split_once('"').expect("a closing quote");
    assert!(!value.contains(['"', '\\', '$', '`']), "{name} would need escapes");
    format!("{before}\n{name}=\"{value}\"{after}")
}

/// The command line of a systemd unit, for other folders than those of the unit.
pub(crate) fn command_line(unit: &str, program: &Path, data: &Path) -> Vec<String> {
    let joined = unit.replace("\\\n", " ");
    let line = joined.lines().find_map(|line| line.strip_prefix("ExecStart=")).expect("ExecStart");
    let moved = |word: &str| {
        word.replace("/opt/passwright", &program.display().to_string())
            .replace("/var/lib/passwright", &data.display().to_string())
    };
    line.split_whitespace().map(moved).collect()
}

/// The working directory of a systemd unit, likewise.
pub(crate) fn working_directory(unit: &str, program: &Path) -> String {
    let line =
        unit.lines().find_map(|line| line.strip_prefix("WorkingDirectory=")).expect("WorkingDirectory");
    line.replace("/opt/passwright", &program.display().to_string())
}

/// The folders under `/var/lib` that systemd makes for the unit.
pub(crate) fn state_folders(unit: &str) -> Vec<&str> {
    let line = unit.lines().find_map(|line| line.strip_prefix("StateDirectory=")).expect("StateDirectory");
    line.split_whitespace().filter_map(|folder| folder.strip_prefix("passwright/")).collect()
}
