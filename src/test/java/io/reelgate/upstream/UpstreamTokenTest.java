package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.ResultCall;
import io.reelgate.upstream.google.NoToken;
import io.reelgate.upstream.google.SampleAccount;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vendor that is asked under tokens, over real HTTP; its token endpoint is another one. */
class UpstreamTokenTest extends AtAVendor {
    private static final String NAME =
            "projects/p-1/locations/us-central1/publishers/google/models/wan-2-5/operations/op1";
    private static final String MOUNT = "/v1/projects/p-1/locations/us-central1";
    private static final String TOKEN = "{\"access_token\":\"t0ken\",\"expires_in\":3599}";

    private final ScriptedVendor endpoint = new ScriptedVendor(vertx).answering(200, TOKEN);

    @BeforeEach
    void asks() {
        var account = SampleAccount.at(endpoint.url() + "/token").account();
        var settings = new UpstreamSettings("vertex", "vertex", vendor.url() + MOUNT, "")
                .in(Optional.of(new UpstreamSettings.Cloud(account, Optional.empty())));
        target = new UpstreamShell(
                vertx, List.of(settings), SampleModels.at("vertex"), metrics, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Observation submitted() {
        return onContext(() -> target.open("vertex")
                .compose(line -> line.submit("token-1", "wan-2-5", REQUEST, InlineMedia.NONE, () -> true)));
    }

    private Observation looked() {
        return onContext(() -> target.look(new Job("vertex", NAME, NOW), "wan-2-5"));
    }

    @Test
    void everyCallIsUnderTheToken() {
        vendor.answering(200, "{\"name\":\"" + NAME + "\"}");

        assertThat(submitted()).isEqualTo(new Observation.Accepted("token-1", NAME));
        assertThat(looked()).isInstanceOf(Observation.StillRunning.class);

        assertThat(vendor.requests())
                .allSatisfy(request -> assertThat(request)
                        .startsWith("POST " + MOUNT + "/publishers/google/models/wan-2-5:")
                        .containsIgnoringCase("authorization: Bearer t0ken\r\n"));
        assertThat(vendor.requests().get(1)).endsWith("{\"operationName\":\"" + NAME + "\"}");
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void withoutATokenTasksWaitAndTheVendorHearsNothing() {
        endpoint.answering(401, "{\"error\":\"invalid_grant\"}");

        assertThat(hasLine("vertex")).isFalse();
        assertThat(looked()).isEqualTo(new Observation.LookFailed(Optional.empty()));
        assertThatThrownBy(() -> onContext(() -> target.ready("vertex").map("ready")))
                .isInstanceOf(NoToken.class);
        assertThat(vendor.sockets()).isEmpty();
    }

    @Test
    void aResultIsAskedForUnderTheTokenAtTheVendorAlone() {
        ResultCall own = onContext(() -> target.call("vertex", vendor.url() + "/bucket/a.mp4"));
        ResultCall other = onContext(() -> target.call("vertex", "https://storage.example.com/bucket/a.mp4"));
        ResultCall unknown = onContext(() -> target.call("nobody", vendor.url() + "/bucket/a.mp4"));

        assertThat(own.credentials()).containsEntry("Authorization", "Bearer t0ken");
        assertThat(other.credentials()).isEmpty();
        assertThat(unknown.credentials()).isEmpty();
        assertThat(own.toString()).doesNotContain("t0ken");
    }
}
