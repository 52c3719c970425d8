//! What cannot be undone: asks once more, in words that say what will happen.

use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state};

use crate::api::{ApiError, Client};
use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::components::text_field::TextField;

/// A step that cannot be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A pass is void from now on.
    Revoke,
    /// Every trace of a pass goes.
    Erase,
    /// Nobody can join by a template's link any more.
    Close,
}

impl Step {
    fn title(self) -> &'static str {
        match self {
            Self::Revoke => "Revoke this pass?",
            Self::Erase => "Erase this pass?",
            Self::Close => "Close this link?",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Revoke => {
                "Every phone that has it shows it as void within moments, the link says that it is gone, and nobody can add it any more. That is final."
            }
            Self::Erase => {
                "Everything that is known of it is deleted: its texts, its pictures, its values, its history, and which phones have it. Phones keep what they have, and never hear of it again."
            }
            Self::Close => {
                "Nobody can get a pass by this link any more. Passes that people have stay valid, and can still be changed."
            }
        }
    }

    /// What the button says.
    pub(crate) fn action(self) -> &'static str {
        match self {
            Self::Revoke => "Revoke",
            Self::Erase => "Erase",
            Self::Close => "Close the link",
        }
    }

    /// What has to be typed first; erasing leaves nothing that could be looked at afterwards.
    fn password(self) -> Option<&'static str> {
        (self == Self::Erase).then_some("erase")
    }

    async fn take(self, client: &Client, id: &str) -> Result<(), ApiError> {
        match self {
            Self::Revoke => client.revoke(id).await,
            Self::Erase => client.erase(id).await,
            Self::Close => client.close_template(id).await.map(|_| ()),
        }
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct StepDialogProps {
    pub(crate) client: Client,
    pub(crate) step: Step,
    /// The serial number, or the id of the template.
    pub(crate) id: AttrValue,
    pub(crate) on_done: Callback<Step>,
    pub(crate) on_close: Callback<()>,
}

/// The dialog.
#[component]
pub(crate) fn StepDialog(props: &StepDialogProps) -> Html {
    let typed = use_state(String::new);
    let is_working = use_state(|| false);
    let problem = use_state(|| None::<AttrValue>);
    let step = props.step;
    let keep = {
        let on_close = props.on_close.clone();
        move |_| on_close.emit(())
    };
    let go = {
        let (client, id) = (props.client.clone(), props.id.clone());
        let (on_done, on_close) = (props.on_done.clone(), props.on_close.clone());
        let (is_working, problem) = (is_working.setter(), problem.setter());
        move |_| {
            let (client, id, on_done, on_close) =
                (client.clone(), id.clone(), on_done.clone(), on_close.clone());
            let (is_working, problem) = (is_working.clone(), problem.clone());
            is_working.set(true);
            spawn_local(async move {
                match step.take(&client, &id).await {
                    Ok(()) => {
                        on_close.emit(());
                        on_done.emit(step);
                    }
                    Err(error) => {
                        problem.set(Some(error.to_string().into()));
                        is_working.set(false);
                    }
                }
            });
        }
    };
    let on_input = {
        let typed = typed.setter();
        Callback::from(move |text| typed.set(text))
    };
    let is_free = step.password().is_none_or(|word| typed.trim().eq_ignore_ascii_case(word));
    html! {
        <Dialog id="step" title={step.title()} on_close={props.on_close.clone()}>
            <div class="dialog-form">
                <p>{ step.words() }</p>
                if let Some(word) = step.password() {
                    <TextField id="step-word" label={format!("Type \u{201c}{word}\u{201d} to go on")} value={(*typed).clone()} {on_input} verbatim=true />
                }
                if let Some(problem) = &*problem {
                    <p class="callout is-problem" role="alert">{ icon(Glyph::Block) }{ problem.clone() }</p>
                }
                <div class="dialog-actions">
                    <button type="button" class="button" onclick={keep}>{ "Keep it" }</button>
                    <button type="button" class="button is-danger" onclick={go} disabled={*is_working || !is_free}>{ step.action() }</button>
                </div>
            </div>
        </Dialog>
    }
}
