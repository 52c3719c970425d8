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
    fn title(self) -> String {
        match self {
            Self::Revoke => text!("revoke-question"),
            Self::Erase => text!("erase-question"),
            Self::Close => text!("close-question"),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Revoke => {
                text!("revoke-words")
            }
            Self::Erase => {
                text!("erase-words")
            }
            Self::Close => {
                text!("close-words")
            }
        }
    }

    /// What the button says.
    pub(crate) fn action(self) -> String {
        match self {
            Self::Revoke => text!("revoke"),
            Self::Erase => text!("erase"),
            Self::Close => text!("close-link"),
        }
    }

    /// What has to be typed first; erasing leaves nothing that could be looked at afterwards.
    fn password(self) -> Option<String> {
        (self == Self::Erase).then(|| text!("erase-word"))
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
    let is_free = step.password().is_none_or(|word| typed.trim().to_lowercase() == word.to_lowercase());
    html! {
        <Dialog id="step" title={step.title()} on_close={props.on_close.clone()}>
            <div class="dialog-form">
                <p>{ step.words() }</p>
                if let Some(word) = step.password() {
                    <TextField id="step-word" label={text!("type-word", word = word)} value={(*typed).clone()} {on_input} verbatim=true />
                }
                if let Some(problem) = &*problem {
                    <p class="callout is-problem" role="alert">{ icon(Glyph::Block) }{ problem.clone() }</p>
                }
                <div class="dialog-actions">
                    <button type="button" class="button" onclick={keep}>{ text!("keep-it") }</button>
                    <button type="button" class="button is-danger" onclick={go} disabled={*is_working || !is_free}>{ step.action() }</button>
                </div>
            </div>
        </Dialog>
    }
}
