//! The results as a table for people and as JSON for comparisons.

use std::fmt;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

/// What a value must reach.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Budget {
    AtLeast(f64),
    AtMost(f64),
}

impl Budget {
    fn is_kept(self, value: f64) -> bool {
        match self {
            Self::AtLeast(least) => value >= least,
            Self::AtMost(most) => value <= most,
        }
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(least) => write!(f, ">= {least}"),
            Self::AtMost(most) => write!(f, "<= {most}"),
        }
    }
}

/// One line: a value, or why there is none.
#[derive(Debug)]
pub(crate) struct Row {
    name: String,
    value: Result<f64, String>,
    unit: &'static str,
    /// The smallest and largest of several measurements.
    between: Option<(f64, f64)>,
    budget: Option<Budget>,
}

impl Row {
    pub(crate) fn new(name: &str, value: f64, unit: &'static str) -> Self {
        Self { name: name.to_owned(), value: Ok(value), unit, between: None, budget: None }
    }

    /// Says how far several measurements lie apart.
    pub(crate) fn between(self, low: f64, high: f64) -> Self {
        Self { between: Some((low, high)), ..self }
    }

    pub(crate) fn with(self, budget: Budget) -> Self {
        Self { budget: Some(budget), ..self }
    }

    pub(crate) fn missing(name: &str, error: &dyn std::error::Error) -> Self {
        Self { name: name.to_owned(), value: Err(error.to_string()), unit: "", between: None, budget: None }
    }

    fn keeps_its_budget(&self) -> bool {
        match (&self.value, self.budget) {
            (Ok(value), Some(budget)) => budget.is_kept(*value),
            _ => true,
        }
    }

    fn to_json(&self) -> Value {
        let mut row = json!({"name": self.name.trim()});
        let Some(object) = row.as_object_mut() else { return row };
        match &self.value {
            Ok(value) => {
                object.insert("value".to_owned(), json!(value));
                object.insert("unit".to_owned(), self.unit.into());
            }
            Err(reason) => {
                object.insert("notMeasured".to_owned(), reason.as_str().into());
            }
        }
        if let Some((low, high)) = self.between {
            object.insert("between".to_owned(), json!([low, high]));
        }
        if let Some(budget) = self.budget {
            object.insert("budget".to_owned(), budget.to_string().into());
            object.insert("kept".to_owned(), self.keeps_its_budget().into());
        }
        row
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = match &self.value {
            Ok(value) => value,
            Err(reason) => return write!(f, "{:<64} not measured: {reason}", self.name),
        };
        let digits = if *value >= 100.0 { 0 } else { 2 };
        write!(f, "{:<64} {value:>10.digits$} {:<8}", self.name, self.unit)?;
        if let Some((low, high)) = self.between {
            write!(f, " ({low:.digits$} to {high:.digits$})")?;
        }
        match self.budget {
            Some(budget) if self.keeps_its_budget() => write!(f, " {budget}  kept"),
            Some(budget) => write!(f, " {budget}  MISSED"),
            None => Ok(()),
        }
    }
}

/// All lines.
#[derive(Debug, Default)]
pub(crate) struct Table(Vec<Row>);

impl Table {
    /// Adds a line, and shows on standard error that it is done: a run takes minutes.
    pub(crate) fn push(&mut self, row: Row) {
        eprintln!("measured: {}", row.name.trim());
        self.0.push(row);
    }

    /// Whether everything could be measured.
    pub(crate) fn is_complete(&self) -> bool {
        self.0.iter().all(|row| row.value.is_ok())
    }

    /// Whether no budget was missed.
    pub(crate) fn keeps_all_budgets(&self) -> bool {
        self.0.iter().all(Row::keeps_its_budget)
    }

    /// Writes all lines as JSON.
    pub(crate) fn write(&self, path: &Path) -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let rows: Vec<Value> = self.0.iter().map(Row::to_json).collect();
        fs::write(path, format!("{:#}\n", json!({"rows": rows})))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|row| writeln!(f, "{}", row.to_string().trim_end()))
    }
}
