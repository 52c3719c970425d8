//! What a person wants to do that needs a key: asked for, then gone on with by itself.

use yew::{Callback, UseStateHandle, hook, use_effect_with, use_state};

use crate::connect::Connection;
use crate::hooks::session::Session;

/// What the person wanted when the key was missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Intent {
    /// To see or change the connection.
    Connect,
    /// To download.
    Download,
    /// To publish.
    Publish,
    /// To see it on one's own phone.
    Test,
}

impl Intent {
    /// Why a key is needed, in words.
    pub(crate) fn purpose(self) -> String {
        match self {
            Self::Connect => text!("purpose-connect"),
            Self::Download => {
                text!("purpose-download")
            }
            Self::Test => {
                text!("purpose-test")
            }
            Self::Publish => {
                text!("purpose-publish")
            }
        }
    }
}

/// The intents of this moment.
#[derive(Clone, PartialEq)]
pub(crate) struct Intents {
    /// A key is being asked for, for this.
    pub(crate) asking: Option<Intent>,
    /// The key works now, and this can go on.
    pub(crate) granted: Option<Intent>,
    /// Asks for the key.
    pub(crate) ask: Callback<Intent>,
    /// The dialog was closed.
    pub(crate) on_closed: Callback<()>,
    /// What was granted has been taken up.
    pub(crate) on_granted: Callback<()>,
}

/// Watches the connection: once a key works, what was wanted goes on.
#[hook]
pub(crate) fn use_intents(session: &Session) -> Intents {
    let asking = use_state(|| None::<Intent>);
    let granted = use_state(|| None::<Intent>);
    let is_connected = matches!(session.connection, Connection::Connected { .. });
    use_effect_with((is_connected, session.own_key.is_some(), *asking), {
        let (asking, granted) = (asking.setter(), granted.setter());
        move |(is_connected, has_own_key, intent)| {
            let goes_on = match intent {
                Some(Intent::Download) => *is_connected || *has_own_key,
                Some(Intent::Publish | Intent::Test) => *is_connected,
                _ => false,
            };
            if goes_on {
                granted.set(*intent);
                asking.set(None);
            }
        }
    });
    let setter = asking.setter();
    let ask = Callback::from(move |intent| setter.set(Some(intent)));
    Intents {
        asking: *asking,
        granted: *granted,
        ask,
        on_closed: clearer(&asking),
        on_granted: clearer(&granted),
    }
}

/// Sets a state to nothing.
pub(crate) fn clearer<T: 'static>(state: &UseStateHandle<Option<T>>) -> Callback<()> {
    let setter = state.setter();
    Callback::from(move |()| setter.set(None))
}
