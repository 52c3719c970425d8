//! What the starting points are called, and what they are for, in the language of the page.

use crate::starters::Starter;

/// The name of a starting point, and the job that it does; those of its file where the page has no words for it.
pub(crate) fn starter_words(starter: &Starter) -> (String, String) {
    match starter.id.as_str() {
        "loyalty" => (text!("starter-loyalty"), text!("starter-loyalty-job")),
        "stamps" => (text!("starter-stamps"), text!("starter-stamps-job")),
        "gift-card" => (text!("starter-gift-card"), text!("starter-gift-card-job")),
        "coupon" => (text!("starter-coupon"), text!("starter-coupon-job")),
        "membership" => (text!("starter-membership"), text!("starter-membership-job")),
        "gym" => (text!("starter-gym"), text!("starter-gym-job")),
        "library" => (text!("starter-library"), text!("starter-library-job")),
        "insurance" => (text!("starter-insurance"), text!("starter-insurance-job")),
        "aquarium" => (text!("starter-aquarium"), text!("starter-aquarium-job")),
        "concert" => (text!("starter-concert"), text!("starter-concert-job")),
        "cinema" => (text!("starter-cinema"), text!("starter-cinema-job")),
        "festival" => (text!("starter-festival"), text!("starter-festival-job")),
        "match" => (text!("starter-match"), text!("starter-match-job")),
        "conference" => (text!("starter-conference"), text!("starter-conference-job")),
        "flight" => (text!("starter-flight"), text!("starter-flight-job")),
        "train" => (text!("starter-train"), text!("starter-train-job")),
        "ferry" => (text!("starter-ferry"), text!("starter-ferry-job")),
        "hotel" => (text!("starter-hotel"), text!("starter-hotel-job")),
        "parking" => (text!("starter-parking"), text!("starter-parking-job")),
        "blank" => (text!("starter-blank"), text!("starter-blank-job")),
        _ => (starter.name.clone(), starter.job.clone()),
    }
}
