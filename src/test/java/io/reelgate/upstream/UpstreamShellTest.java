package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.route.Decline;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.Upstream.Line;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class UpstreamShellTest extends AtAVendor {
    // the line

    @Test
    void anOpenLineHasWrittenNothing() {
        open();

        await().until(() -> vendor.sockets().size() == 1);
        assertThat(vendor.bytes()).isZero();
    }

    @Test
    void aReleasedLineHasWrittenNothingAndHoldsNoConnection() {
        for (int turn = 0; turn < 20; turn++) {
            open().release();
        }
        vendor.answering(200, RUNNING);

        assertThat(look()).isInstanceOf(Observation.StillRunning.class);
        assertThat(vendor.requests()).hasSize(1).allMatch(request -> request.startsWith("GET "));
        assertThat(vendor.bytes()).isEqualTo(vendor.requests().getFirst().length());
    }

    @Test
    void aSubmitIsTheVendorsRequestUnderItsKey() {
        vendor.answering(200, ACCEPTED);

        assertThat(submit()).isEqualTo(new Observation.Accepted("token-1", "job-1"));

        String request = vendor.requests().getFirst();
        assertThat(request)
                .startsWith("POST /api/v1/generateTask/wan-2-5 HTTP/1.1\r\n")
                .containsIgnoringCase("authorization: Bearer secret-key\r\n")
                .containsIgnoringCase("content-type: application/json\r\n");
        assertThat(new JsonObject(request.substring(request.indexOf("\r\n\r\n") + 4)))
                .isEqualTo(new JsonObject()
                        .put("request_type", "async")
                        .put("provider", "auto")
                        .put("source", "token-1")
                        .put("input", new JsonObject().put("prompt", "a calm sea")));
        assertThat(metrics.count("reelgate_upstream_requests_total upstream apixo call submit outcome accepted"))
                .isEqualTo(1);
    }

    @Test
    void aBasePathIsKept() {
        vendor.answering(200, ACCEPTED);
        target = shell(vendor.url() + "/mounted/here/", UpstreamSettings.Pool.DEFAULT);

        submit();

        assertThat(vendor.requests().getFirst()).startsWith("POST /mounted/here/api/v1/generateTask/wan-2-5 ");
    }

    /** Of a port that is taken, and at which nobody listens: one that was given up might be somebody else's by now. */
    @Test
    void withoutAConnectionThereIsNoLine() throws IOException {
        try (Socket nobody = new Socket()) {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            target = shell("http://127.0.0.1:" + nobody.getLocalPort(), UpstreamSettings.Pool.DEFAULT);

            assertThat(hasLine("apixo")).isFalse();
            assertThat(metrics.count("reelgate_upstream_requests_total upstream apixo call submit outcome unreachable"))
                    .isEqualTo(1);
        }
    }

    @Test
    void anUpstreamNobodyConfiguredHasNoLineAndNoLooks() {
        assertThat(hasLine("gone")).isFalse();
        assertThat(onContext(() -> target.look(new Job("gone", "job-1", NOW), "wan-2-5")))
                .isEqualTo(new Observation.LookFailed(Optional.empty()));
    }

    @Test
    void aLineWhoseConnectionWasClosedBeforeTheSubmitIsProvablyUnused() {
        Line line = open();
        await().until(() -> vendor.sockets().size() == 1);
        vendor.sockets().getFirst().close().await();
        await().until(((SubmitLine) line)::broken);

        assertThat(onContext(() -> line.submit("token-1", "wan-2-5", REQUEST, InlineMedia.NONE, () -> true)))
                .isEqualTo(new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(1)));
        assertThat(vendor.requests()).isEmpty();
    }

    /** The one connection there may be is free again, and nothing was bought. */
    @Test
    void aCallThatHttpHasNoWayToWriteIsUnsent() {
        var timeouts = UpstreamSettings.Timeouts.DEFAULT;
        var settings = new UpstreamSettings(
                "apixo", "apixo", vendor.url(), "a\nkey", timeouts, new UpstreamSettings.Pool(1, 1));
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        target = new UpstreamShell(vertx, List.of(settings), SampleModels.at("apixo"), metrics, clock);

        for (int turn = 0; turn < 3; turn++) {
            assertThat(submit()).isEqualTo(new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(1)));
        }

        assertThat(vendor.bytes()).isZero();
    }

    // the fence

    @Test
    void aClosedFenceLetsNoByteThroughAndTheTaskMayWait() {
        Observation told = onContext(() -> target.open("apixo")
                .compose(line -> line.submit("token-1", "wan-2-5", REQUEST, InlineMedia.NONE, () -> false)));

        assertThat(told).isEqualTo(new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(1)));

        vendor.answering(200, RUNNING);
        assertThat(look()).isInstanceOf(Observation.StillRunning.class);
        assertThat(vendor.requests()).hasSize(1).allMatch(request -> request.startsWith("GET "));
        assertThat(metrics.count("reelgate_upstream_requests_total upstream apixo call submit outcome withheld"))
                .isEqualTo(1);
    }

    @Test
    void theFenceIsAskedWhenNothingIsWrittenAndTheNextThingIsTheFirstByte() {
        vendor.answering(200, ACCEPTED);
        List<String> passed = new CopyOnWriteArrayList<>();

        onContext(() -> target.open("apixo")
                .compose(line -> line.submit("token-1", "wan-2-5", REQUEST, InlineMedia.NONE, () -> {
                    passed.add(waypoints.getLast() + " " + vendor.bytes());
                    return true;
                })));

        assertThat(passed).containsExactly("before-write 0 0");
        assertThat(vendor.requests()).hasSize(1);
    }

    // the outcome of a submit

    @Test
    void aConnectionClosedAfterTheRequestIsUnclear() {
        vendor.then(NetSocket::close);

        assertThat(submit()).isEqualTo(new Observation.OutcomeUnknown());
        assertThat(vendor.requests()).hasSize(1);
        assertThat(metrics.count("reelgate_upstream_requests_total upstream apixo call submit outcome unclear"))
                .isEqualTo(1);
    }

    @Test
    void announcesAPaidRequestBeforeItsFirstByteAndAfterItsLast() {
        vendor.answering(200, ACCEPTED);

        submit();
        look();

        assertThat(waypoints).hasSize(2).first().isEqualTo("before-write 0");
        assertThat(waypoints.getLast()).startsWith("after-write ");
    }

    @Test
    void silenceIsUnclear() {
        assertThat(submit()).isEqualTo(new Observation.OutcomeUnknown());
        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    void aReplyThatBreaksOffIsUnclear() {
        vendor.then(socket -> socket.write(ScriptedVendor.reply(200, ACCEPTED).getBuffer(0, 70))
                .onComplete(written -> socket.close()));

        assertThat(submit()).isEqualTo(new Observation.OutcomeUnknown());
    }

    @Test
    void aReplyThatDripsForEverIsUnclear() {
        vendor.then(socket -> socket.write(ScriptedVendor.reply(200, ACCEPTED).getBuffer(0, 70)));

        assertThat(submit()).isEqualTo(new Observation.OutcomeUnknown());
    }

    @Test
    void aRefusalWhoseBodyBreaksOffIsStillARefusal() {
        Buffer whole = ScriptedVendor.reply(400, "{\"code\":400,\"message\":\"Invalid request\",\"data\":null}");
        vendor.then(
                socket -> socket.write(whole.getBuffer(0, whole.length() - 20)).onComplete(written -> socket.close()));

        assertThat(submit()).isInstanceOf(Observation.Refused.class);
    }

    @Test
    void anEndlessReplyIsCutAndUnclear() {
        vendor.answering(200, "{\"code\":200,\"data\":{\"taskId\":\"" + "x".repeat(600_000) + "\"}}");

        assertThat(submit()).isEqualTo(new Observation.OutcomeUnknown());
    }

    @Test
    void aRedirectIsNotFollowed() {
        vendor.answering(307, "", "Location: " + vendor.url() + "/elsewhere");

        assertThat(submit()).isEqualTo(new Observation.OutcomeUnknown());
        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    void aRefusalIsTold() {
        vendor.answering(400, "{\"code\":400,\"message\":\"Content violates provider policy\",\"data\":null}");

        assertThat(submit())
                .isInstanceOfSatisfying(
                        Observation.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(FailCode.CONTENT_VIOLATION));
    }

    @Test
    void retryAfterIsObeyed() {
        vendor.answering(429, "", "Retry-After: 9");

        assertThat(submit()).isEqualTo(new Observation.Declined("token-1", Decline.Reason.BUSY, NOW.plusSeconds(9)));
    }

    @Test
    void somebodyIsCalledOnceToATroubleThatDoesNotEndByItself() {
        vendor.answering(402, "{\"code\":402,\"message\":\"Insufficient balance\",\"data\":null}");
        assertThat(submit()).isEqualTo(new Observation.Declined("token-1", Decline.Reason.ACCOUNT, NOW));
        submit();
        vendor.answering(404, "{\"code\":404,\"message\":\"Unknown model\",\"data\":null}");
        assertThat(submit()).isEqualTo(new Observation.Declined("token-1", Decline.Reason.UNKNOWN_MODEL, NOW));
        submit();

        assertThat(metrics.count("reelgate_upstream_alerts_total upstream apixo reason account"))
                .isEqualTo(1);
        assertThat(metrics.count("reelgate_upstream_alerts_total upstream apixo reason unknown_model"))
                .isEqualTo(1);
    }

    @Test
    void aTroubleThatWasOverIsNewsAgain() {
        vendor.answering(402, "{\"code\":402,\"message\":\"Insufficient balance\",\"data\":null}");
        submit();
        vendor.answering(200, ACCEPTED);
        submit();
        vendor.answering(402, "{\"code\":402,\"message\":\"Insufficient balance\",\"data\":null}");
        submit();

        assertThat(metrics.count("reelgate_upstream_alerts_total upstream apixo reason account"))
                .isEqualTo(2);
    }

    @Test
    void aVendorThatAsksForARestIsLeftAlone() {
        vendor.answering(429, "", "Retry-After: 9");
        submit();

        assertThat(hasLine("apixo")).isFalse();
        assertThat(vendor.requests()).hasSize(1);
    }

    // settings

    @Test
    void anUnknownAdapterIsRefused() {
        var settings = new UpstreamSettings("other", "telepathy", "https://example.com", "secret-key");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UpstreamShell(
                        vertx, List.of(settings), SampleModels.at("other"), metrics, Clock.systemUTC()))
                .withMessageContaining("adapter must be one of apixo, dashscope, fal")
                .withMessageContaining("(was telepathy)");
    }

    @Test
    void theKeyIsNeverPrinted() {
        assertThat(new UpstreamSettings("a", "apixo", "https://example.com", "secret-key").toString())
                .doesNotContain("secret-key");
    }
}
