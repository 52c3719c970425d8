//! The picture under its frame: moved with pointer, fingers, wheel or keys until the right part shows.

use web_sys::{Element, KeyboardEvent, PointerEvent, WheelEvent};
use yew::{
    AttrValue, Callback, Html, NodeRef, Properties, TargetCast, component, html, use_mut_ref, use_node_ref,
};

use crate::images::crop::{Change, Crop};

/// How much of the picture beyond the frame is seen, as a part of the frame's longer side.
const MARGIN: f64 = 0.12;
/// One press of an arrow key moves by this part of the frame.
const STEP: f64 = 0.02;
/// And this much with Shift.
const LARGE_STEP: f64 = 0.1;
/// One press of plus or minus.
const ZOOM_STEP: f64 = 1.1;
/// How a wheel's pixels become a zoom.
const WHEEL_RATE: f64 = 0.0015;

#[derive(PartialEq, Properties)]
pub(crate) struct CropStageProps {
    /// Where the page shows the picture from.
    pub(crate) address: AttrValue,
    pub(crate) crop: Crop,
    /// Parts of width and height along the edges that should hold nothing important.
    pub(crate) edges: (f64, f64),
    pub(crate) on_change: Callback<Change>,
}

/// A finger or pointer that is down, where it was last.
type Pointer = (i32, f64, f64);

/// The stage.
#[component]
pub(crate) fn CropStage(props: &CropStageProps) -> Html {
    let node = use_node_ref();
    let pointers = use_mut_ref(Vec::<Pointer>::new);
    let view = View::of(&props.crop);
    let onpointerdown = {
        let pointers = pointers.clone();
        move |event: PointerEvent| {
            let stage: Element = event.target_unchecked_into();
            // Without capture the drag simply ends at the edge.
            stage.set_pointer_capture(event.pointer_id()).unwrap_or_default();
            let mut pointers = pointers.borrow_mut();
            pointers.retain(|(id, ..)| *id != event.pointer_id());
            pointers.push((event.pointer_id(), event.client_x().into(), event.client_y().into()));
        }
    };
    let onpointermove = {
        let (pointers, node, on_change) = (pointers.clone(), node.clone(), props.on_change.clone());
        move |event: PointerEvent| {
            if let Some(change) = dragged(&mut pointers.borrow_mut(), &event, view.pixels_for_one(&node)) {
                on_change.emit(change);
            }
        }
    };
    let release = {
        let pointers = pointers.clone();
        move |event: PointerEvent| pointers.borrow_mut().retain(|(id, ..)| *id != event.pointer_id())
    };
    let onkeydown = {
        let on_change = props.on_change.clone();
        move |event: KeyboardEvent| {
            if let Some(change) = pressed(&event) {
                event.prevent_default();
                on_change.emit(change);
            }
        }
    };
    let onwheel = {
        let on_change = props.on_change.clone();
        move |event: WheelEvent| {
            event.prevent_default();
            on_change.emit(Change::ZoomBy((-event.delta_y() * WHEEL_RATE).exp()));
        }
    };
    let plan = props.crop.plan();
    let (width, height) = props.crop.source();
    let (across, down) = (plan.width * props.edges.0, plan.height * props.edges.1);
    html! {
        <div class="crop-stage" tabindex="0" role="application" aria-label={text!("crop-part")} aria-describedby="crop-help" autofocus=true
            {onkeydown} {onwheel}>
            <svg ref={node} viewBox={view.text()} aria-hidden="true" {onpointerdown} {onpointermove} onpointerup={release.clone()} onpointercancel={release}>
                <image href={props.address.clone()} x="0" y="0" width={width.to_string()} height={height.to_string()} preserveAspectRatio="none" />
                <path class="crop-shade" fill-rule="evenodd" d={view.shade(&props.crop)} />
                <rect class="crop-edge" x={plan.left.to_string()} y={plan.top.to_string()} width={plan.width.to_string()} height={plan.height.to_string()} />
                if props.edges.0 + props.edges.1 > 0.0 {
                    <rect class="crop-safe" x={(plan.left + across).to_string()} y={(plan.top + down).to_string()}
                        width={(plan.width - 2.0 * across).to_string()} height={(plan.height - 2.0 * down).to_string()} />
                }
            </svg>
        </div>
    }
}

/// The part of the picture's plane that the stage shows.
#[derive(Clone, Copy)]
struct View {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl View {
    fn of(crop: &Crop) -> Self {
        let plan = crop.plan();
        let margin = MARGIN * plan.width.max(plan.height);
        Self {
            left: plan.left - margin,
            top: plan.top - margin,
            width: plan.width + 2.0 * margin,
            height: plan.height + 2.0 * margin,
        }
    }

    fn text(&self) -> String {
        format!("{} {} {} {}", self.left, self.top, self.width, self.height)
    }

    /// Everything but the frame.
    fn shade(&self, crop: &Crop) -> String {
        let plan = crop.plan();
        // Larger than the stage, which may have another shape than what it shows.
        let (far, near) = (self.width * 10.0, self.height * 10.0);
        format!(
            "M{} {}h{}v{}h-{}zM{} {}h{}v{}h-{}z",
            self.left - far,
            self.top - near,
            2.0 * far + self.width,
            2.0 * near + self.height,
            2.0 * far + self.width,
            plan.left,
            plan.top,
            plan.width,
            plan.height,
            plan.width
        )
    }

    /// The picture's pixels for one pixel of the page.
    fn pixels_for_one(&self, node: &NodeRef) -> f64 {
        let Some(stage) = node.cast::<Element>() else { return 1.0 };
        let bounds = stage.get_bounding_client_rect();
        (self.width / bounds.width().max(1.0)).max(self.height / bounds.height().max(1.0))
    }
}

/// One pointer moves, two zoom.
fn dragged(pointers: &mut [Pointer], event: &PointerEvent, scale: f64) -> Option<Change> {
    let now = (f64::from(event.client_x()), f64::from(event.client_y()));
    let at = pointers.iter().position(|(id, ..)| *id == event.pointer_id())?;
    let other = pointers.iter().find(|(id, ..)| *id != event.pointer_id()).copied();
    let (_, x, y) = pointers.get_mut(at)?;
    let before = (std::mem::replace(x, now.0), std::mem::replace(y, now.1));
    Some(match other {
        Some((_, x, y)) => {
            let distance = |from: (f64, f64)| (from.0 - x).hypot(from.1 - y).max(1.0);
            Change::ZoomBy(distance(now) / distance(before))
        }
        // The picture follows the finger, so the frame goes the other way.
        None => Change::Shift((before.0 - now.0) * scale, (before.1 - now.1) * scale),
    })
}

fn pressed(event: &KeyboardEvent) -> Option<Change> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let step = if event.shift_key() { LARGE_STEP } else { STEP };
    Some(match event.key().as_str() {
        "ArrowLeft" => Change::Move(-step, 0.0),
        "ArrowRight" => Change::Move(step, 0.0),
        "ArrowUp" => Change::Move(0.0, -step),
        "ArrowDown" => Change::Move(0.0, step),
        "+" | "=" => Change::ZoomBy(ZOOM_STEP),
        "-" | "_" => Change::ZoomBy(1.0 / ZOOM_STEP),
        "0" | "Home" => Change::ZoomTo(1.0),
        _ => return None,
    })
}
