//! The running app: the state, and the browser around it.

use std::rc::Rc;

use sales_motion_engine::condition::Outcome;
use yew::prelude::*;

use crate::address;
#[cfg(feature = "article")]
use crate::article::around::{Around, Follows, follow};
#[cfg(feature = "article")]
use crate::article::piece::Showing;
#[cfg(feature = "article")]
use crate::article::prose::Done;
#[cfg(feature = "article")]
use crate::article::turn::Turn;
use crate::browser::{self, Timer};
#[cfg(not(feature = "article"))]
use crate::host::{Home, Host};
#[cfg(feature = "article")]
use crate::page::Home;
use crate::state::{Msg, State, Unfolded};
use crate::view::{self, Live};
use crate::view_model::{Text, ViewModel, announcement};

/// How long the live region waits for the next change, in milliseconds.
const ANNOUNCE_AFTER: i32 = 400;

/// What a part of the page is.
#[derive(Clone, Default, PartialEq)]
pub enum Role {
    /// The widget, which holds the state.
    #[default]
    Widget,
    /// The widget in a frame or in another's page, where height is dear.
    Framed,
    /// A piece of the article, drawn again only when it has changed.
    #[cfg(feature = "article")]
    Piece(Showing),
}

/// What the app is made with.
#[derive(Clone, Default, PartialEq, Properties)]
pub struct Part {
    /// Which part of the page it is.
    #[prop_or_default]
    pub role: Role,
    /// What the host gives.
    #[cfg(not(feature = "article"))]
    #[prop_or_default]
    pub host: Host,
}

/// A part of the page, running. Yew compiles its whole machinery once for each
/// kind of component, so there is one kind.
pub enum App {
    /// The widget.
    Widget(Box<Widget>),
    /// A piece of the article, and its turn.
    #[cfg(feature = "article")]
    Piece(Turn),
}

/// The widget, running.
pub struct Widget {
    state: Rc<State>,
    live: Live,
    /// What the reader last heard of the verdict; at first, what the page shows.
    heard: Outcome,
    say: Option<Timer>,
    home: Home,
    copying: Option<browser::Callback>,
    #[cfg(feature = "article")]
    around: Around,
}

/// What happened to the app.
pub enum Happened {
    /// Something that changes the state.
    Said(Msg),
    /// The reader has paused: say what there is to say.
    Paused,
    /// It is the piece's turn to be drawn, or the prose's.
    #[cfg(feature = "article")]
    TurnCame,
    /// The answer card came on screen, or left it.
    #[cfg(feature = "article")]
    CardSeen(bool),
    /// A link was copied, or copying was refused.
    Copied(bool),
    /// The reader did something in the prose.
    #[cfg(feature = "article")]
    Did(Done),
}

/// How the query changed.
#[derive(Clone, Copy)]
pub enum Change {
    /// The reader went to another address.
    Returned,
    /// Another situation took the place of the whole one.
    Replaced,
    /// Something moved.
    Moved,
}

impl Component for App {
    type Message = Happened;
    type Properties = Part;

    fn create(ctx: &Context<Self>) -> Self {
        match &ctx.props().role {
            Role::Widget | Role::Framed => Self::Widget(Box::new(Widget::create(ctx))),
            #[cfg(feature = "article")]
            Role::Piece(_) => Self::Piece(Turn::wait(ctx.link())),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, happened: Happened) -> bool {
        match self {
            Self::Widget(widget) => widget.update(ctx, happened),
            #[cfg(feature = "article")]
            Self::Piece(turn) => {
                // All that it ever hears: what the reader does in it goes to the widget.
                turn.take();
                if let Role::Piece(showing) = &ctx.props().role {
                    showing.make_room();
                }
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match (self, &ctx.props().role) {
            (Self::Widget(widget), _) => widget.view(ctx),
            #[cfg(feature = "article")]
            (Self::Piece(turn), Role::Piece(showing)) if turn.has_come() => showing.draw(),
            #[cfg(feature = "article")]
            (Self::Piece(_), _) => Html::default(),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        match self {
            Self::Widget(widget) => widget.rendered(ctx, first),
            #[cfg(feature = "article")]
            Self::Piece(_) => {}
        }
    }
}

impl Widget {
    fn create(ctx: &Context<App>) -> Self {
        let home = Home::new(ctx.props(), ctx.link());
        let running = browser::is_there();
        let mut state = State::from_query(&home.query());
        if !running {
            state.unfolded = Unfolded::ALL;
        }
        #[cfg(feature = "article")]
        {
            state.article.today = browser::today();
        }
        Self {
            live: Live {
                running,
                announcement: Text::default(),
                link: Text::default(),
                link_status: "",
                sources: home.sources(),
                framed: matches!(ctx.props().role, Role::Framed),
                card_in_view: true,
            },
            heard: state.outcome(),
            state: Rc::new(state),
            say: None,
            home,
            copying: None,
            #[cfg(feature = "article")]
            around: {
                let did = ctx.link().callback(Happened::Did);
                Around::take_over(move |done| did.emit(done))
            },
        }
    }

    fn update(&mut self, ctx: &Context<App>, happened: Happened) -> bool {
        match happened {
            Happened::Said(msg) => self.take(ctx, msg),
            Happened::Paused => {
                self.live.announcement = announcement(&self.state, self.heard).into();
                self.heard = self.state.outcome();
            }
            #[cfg(feature = "article")]
            Happened::TurnCame => {
                self.around.take_turn(&self.state);
                return false;
            }
            #[cfg(feature = "article")]
            Happened::CardSeen(seen) => self.live.card_in_view = seen,
            Happened::Copied(true) => self.live.link_status = "Copied.",
            Happened::Copied(false) => {
                self.live.link_status = "The browser refused to copy; select the link and copy it.";
            }
            #[cfg(feature = "article")]
            Happened::Did(done) => match follow(&self.state, done) {
                Follows::Say(msg) => self.take(ctx, Msg::InArticle(msg)),
                Follows::SayAndGo(msg, to) => {
                    self.take(ctx, Msg::InArticle(msg));
                    browser::go_to(&to);
                }
                Follows::Nothing => return false,
            },
        }
        true
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        let send = ctx.link().callback(Happened::Said);
        let widget = view::widget(&ViewModel::from(&*self.state), &self.live, &send);
        #[cfg(feature = "article")]
        let widget = self.around.draw(widget, &self.state, &send);
        widget
    }

    fn rendered(&mut self, ctx: &Context<App>, first: bool) {
        if first {
            self.home.shown(&self.state, ctx.link());
            #[cfg(feature = "article")]
            self.around.wait(ctx.link());
        }
        #[cfg(feature = "article")]
        self.around.show(&self.state);
    }

    /// Changes the state, and sees to what follows from it outside.
    fn take(&mut self, ctx: &Context<App>, msg: Msg) {
        let how = match &msg {
            Msg::AddressChanged(_) => Change::Returned,
            msg if msg.replaces_all() => Change::Replaced,
            _ => Change::Moved,
        };
        let asks_for_link = matches!(msg, Msg::ReaderAskedForLink);
        let query = self.state.query();
        self.state = Rc::new(self.state.update(msg));

        if asks_for_link {
            let full = address::write_in_full(&self.state);
            let link = self.home.link(&full);
            let copied = ctx.link().callback(Happened::Copied);
            self.copying = browser::copy(&link, move |done| copied.emit(done));
            self.live.link = link.into();
        }
        let now = self.state.query();
        if now == query {
            return;
        }
        // A link shown for other numbers would mislead.
        self.live.link = Text::default();
        self.live.link_status = "";
        self.home.changed(&query, now, &self.state, how);
        let paused = ctx.link().callback(|()| Happened::Paused);
        self.say = browser::after(ANNOUNCE_AFTER, move || paused.emit(()));
    }
}
