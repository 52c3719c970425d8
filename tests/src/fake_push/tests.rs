//! What the fake push service must do for a scenario to be believed.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use http::{Request, StatusCode};

use super::script::{Reply, Script};
use super::server::FakePushServer;
use super::{FakePush, Outcome};

const TOKEN: &str = "00ff00ff00ff00ff";

fn push(token: &str) -> http::request::Builder {
    Request::post(format!("/3/device/{token}")).header("apns-topic", "pass.dev.passwright")
}

#[track_caller]
fn answered(service: &FakePush, request: http::request::Builder, body: &str) -> (u16, String) {
    match service.answer(&request.body(body.as_bytes().to_vec()).unwrap()) {
        Outcome::Answer { response, .. } => {
            assert!(response.headers().contains_key("apns-id"));
            let status = response.status().as_u16();
            (status, String::from_utf8(response.into_body()).unwrap())
        }
        Outcome::Silence => panic!("silence"),
    }
}

#[test]
fn a_correct_push_is_accepted_and_recorded() {
    let service = FakePush::new();
    assert_eq!(answered(&service, push(TOKEN), "{}"), (200, String::new()));
    let pushes = service.pushes();
    assert_eq!(pushes.len(), 1);
    assert_eq!(pushes[0].token, TOKEN);
    assert_eq!(pushes[0].headers["apns-topic"], "pass.dev.passwright");
    assert_eq!(pushes[0].body, "{}");
    assert_eq!(pushes[0].status, Some(200));
}

#[test]
fn a_wrong_request_gets_apples_reason() {
    let uuid_less = push(TOKEN).header("apns-id", "7");
    let background = push(TOKEN).header("apns-push-type", "background").header("apns-priority", "10");
    let cases = [
        (Request::get("/3/device/ab"), "{}", 405, "MethodNotAllowed"),
        (Request::post("/3/devices/ab"), "{}", 404, "BadPath"),
        (Request::post("/3/device/"), "{}", 400, "MissingDeviceToken"),
        (push("not-hex"), "{}", 400, "BadDeviceToken"),
        (Request::post("/3/device/ab"), "{}", 400, "MissingTopic"),
        (push(TOKEN), "", 400, "PayloadEmpty"),
        (push(TOKEN).header("apns-priority", "7"), "{}", 400, "BadPriority"),
        (background, "{}", 400, "BadPriority"),
        (push(TOKEN).header("apns-push-type", "passes"), "{}", 400, "InvalidPushType"),
        (push(TOKEN).header("apns-expiration", "soon"), "{}", 400, "BadExpirationDate"),
        (uuid_less, "{}", 400, "BadMessageId"),
    ];
    let service = FakePush::new();
    for (request, body, status, reason) in cases {
        let expected = (status, format!("{{\"reason\":\"{reason}\"}}"));
        assert_eq!(answered(&service, request, body), expected);
    }
    let large = "x".repeat(4097);
    assert_eq!(answered(&service, push(TOKEN), &large).0, 413);
}

#[test]
fn scripted_answers_come_in_order_and_then_pushes_are_accepted() {
    let service = FakePush::new();
    let script = [Reply::ServiceUnavailable, Reply::Unregistered { timestamp_ms: 17 }];
    service.script(Some(TOKEN), Script::once(script));
    assert_eq!(answered(&service, push(TOKEN), "{}").0, 503);
    assert_eq!(answered(&service, push("ab"), "{}").0, 200);
    assert_eq!(
        answered(&service, push(TOKEN), "{}"),
        (410, r#"{"reason":"Unregistered","timestamp":17}"#.into())
    );
    assert_eq!(answered(&service, push(TOKEN), "{}").0, 200);
}

#[test]
fn a_script_for_all_tokens_repeats_until_the_reset() {
    let service = FakePush::new();
    service.script(None, Script::always(Reply::TooManyRequests));
    assert_eq!(answered(&service, push("aa"), "{}").0, 429);
    assert_eq!(answered(&service, push("bb"), "{}").0, 429);
    service.reset();
    assert_eq!(answered(&service, push("aa"), "{}").0, 200);
    assert_eq!(service.pushes().len(), 1);
}

#[test]
fn an_apns_id_of_the_caller_is_repeated() {
    let service = FakePush::new();
    let id = "123e4567-e89b-42d3-a456-426614174000";
    let request = push(TOKEN).header("apns-id", id);
    answered(&service, request, "{}");
    assert_eq!(service.pushes()[0].id, id);
}

fn over_http(server: &FakePushServer, request: &str) -> std::io::Result<String> {
    let address = server.url().replace("http://", "");
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_millis(400)))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

fn http_post(path: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: push\r\napns-topic: t\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

#[test]
fn another_process_scripts_and_reads_it_over_http() {
    let server = FakePushServer::start(0).unwrap();
    let script =
        r#"{"token":"ab","answers":[{"reply":{"unregistered":{"timestampMs":5}}},{"reply":"silence"}]}"#;
    let set = over_http(&server, &http_post("/control/script", script)).unwrap();
    assert!(set.starts_with("HTTP/1.1 200"), "{set}");
    let gone = over_http(&server, &http_post("/3/device/ab", "{}")).unwrap();
    assert!(gone.starts_with("HTTP/1.1 410"), "{gone}");
    assert!(gone.ends_with(r#"{"reason":"Unregistered","timestamp":5}"#));
    over_http(&server, &http_post("/3/device/ab", "{}")).expect_err("silence");
    let listed =
        over_http(&server, "GET /control/pushes HTTP/1.1\r\nhost: push\r\nconnection: close\r\n\r\n")
            .unwrap();
    assert!(listed.contains(r#""status":410"#) && listed.contains(r#""status":null"#));
    assert_eq!(server.service().pushes().len(), 2);
}

#[test]
fn a_control_request_that_makes_no_sense_is_refused() {
    let service = FakePush::new();
    let request =
        Request::post("/control/script").body(br#"{"answers":[{"reply":"maybe"}]}"#.to_vec()).unwrap();
    assert_eq!(service.control(&request).status(), StatusCode::BAD_REQUEST);
}
