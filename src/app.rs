//! The running app: the state, and the browser around it.

use sales_motion_engine::condition::Outcome;
use yew::prelude::*;

use crate::address;
use crate::browser::{self, Listener, Timer, Watch};
use crate::state::{Msg, State};
use crate::view::{self, Live};
use crate::view_model::{Text, ViewModel, announcement};

/// How long the live region waits for the next change, in milliseconds.
const ANNOUNCE_AFTER: i32 = 400;
/// How long the address waits for the next change, in milliseconds. Browsers
/// refuse pages that change it all the time.
const ADDRESS_AFTER: i32 = 250;

/// The widget, running.
pub struct App {
    state: State,
    live: Live,
    /// What the reader last heard of the verdict; at first, what the page shows.
    heard: Outcome,
    say: Option<Timer>,
    write_address: Option<Timer>,
    _on_return: Option<Listener>,
    card_watch: Option<Watch>,
}

/// What happened to the app.
pub enum Happened {
    /// Something that changes the state.
    Said(Msg),
    /// The reader has paused: say what there is to say.
    Paused,
    /// The reader has paused: put the state into the address.
    AddressDue,
    /// The answer card came on screen, or left it.
    CardSeen(bool),
    /// A link was copied, or copying was refused.
    Copied(bool),
}

impl Component for App {
    type Message = Happened;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let returned = ctx
            .link()
            .callback(|()| Happened::Said(Msg::AddressChanged(browser::query())));
        let state = State::from_query(&browser::query());
        Self {
            live: Live {
                running: browser::is_there(),
                announcement: Text::default(),
                link: Text::default(),
                link_status: "",
                card_in_view: true,
            },
            heard: state.outcome(),
            state,
            say: None,
            write_address: None,
            _on_return: browser::on_return(move || returned.emit(())),
            card_watch: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, happened: Happened) -> bool {
        match happened {
            Happened::Said(msg) => self.take(ctx, msg),
            Happened::Paused => {
                self.live.announcement = announcement(&self.state, self.heard).into();
                self.heard = self.state.outcome();
            }
            Happened::AddressDue => {
                browser::replace_query(&self.state.query());
                return false;
            }
            Happened::CardSeen(seen) => self.live.card_in_view = seen,
            Happened::Copied(true) => self.live.link_status = "Copied.",
            Happened::Copied(false) => {
                self.live.link_status = "The browser refused to copy; select the link and copy it.";
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let send = ctx.link().callback(Happened::Said);
        view::widget(&ViewModel::from(&self.state), &self.live, &send)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            let seen = ctx.link().callback(Happened::CardSeen);
            self.card_watch = browser::watch(".widget .card", move |now| seen.emit(now));
        }
    }
}

impl App {
    /// Changes the state, and sees to what follows from it outside.
    fn take(&mut self, ctx: &Context<Self>, msg: Msg) {
        let returning = matches!(msg, Msg::AddressChanged(_));
        let asks_for_link = matches!(msg, Msg::ReaderAskedForLink);
        let replaces_all = msg.replaces_all();
        let query = self.state.query();
        self.state = self.state.update(msg);

        if asks_for_link {
            let full = address::write_in_full(&self.state.inputs, self.state.thresholds());
            let link = browser::link(&full);
            let copied = ctx.link().callback(Happened::Copied);
            browser::copy(&link, move |done| copied.emit(done));
            self.live.link = link.into();
        }
        let now = self.state.query();
        if now == query {
            return;
        }
        // A link shown for other numbers would mislead.
        self.live.link = Text::default();
        self.live.link_status = "";
        self.write_address = None;
        if returning {
            // The address is the reader's own already.
        } else if replaces_all {
            // Back returns to the situation that this press has left.
            browser::replace_query(&query);
            browser::push_query(&now);
        } else {
            let due = ctx.link().callback(|()| Happened::AddressDue);
            self.write_address = browser::after(ADDRESS_AFTER, move || due.emit(()));
        }
        let paused = ctx.link().callback(|()| Happened::Paused);
        self.say = browser::after(ANNOUNCE_AFTER, move || paused.emit(()));
    }
}
