package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.fault.MediaFault;
import io.reelgate.port.CallerMedia.Finding;
import io.reelgate.port.CallerMedia.Finding.Unusable;
import io.reelgate.port.CallerMedia.Finding.Usable;
import io.reelgate.port.CallerMedia.NotNow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No task may fail for what this node cannot do. */
class OutageTest extends AtTheLiar {
    private Finding look(String url) {
        return done(target.image(ANNA, url, false));
    }

    private void isPutOff(String url) {
        assertThatThrownBy(() -> look(url))
                .as(url)
                .isInstanceOfSatisfying(
                        NotNow.class, notNow -> assertThat(notNow.reason()).isEqualTo(NotNow.Reason.NO_NETWORK));
    }

    @Test
    void noTaskFailsWhileNoNameServerAnswers() {
        liar.serve("/a", Pictures.png(16, 9));
        image("/a");
        silent.addAll(List.of("a.test", "b.test", "c.test"));

        for (int round = 0; round < 20; round++) {
            silent.forEach(host -> isPutOff("https://" + host + "/a.png"));
            clock.advance(Duration.ofSeconds(15));
        }

        silent.clear();
        addresses.put("a.test", HostileUrlsTest.address("127.0.0.1"));
        assertThat(look("http://a.test:" + liar.port() + "/a")).isInstanceOf(Usable.class);
        assertThat(look("https://b.test/a.png")).as("has no address").isEqualTo(new Unusable(MediaFault.UNREACHABLE));
    }

    @Test
    void aNameWhoseOwnServersAreDeadFailsItsTasksWhileOthersWork() {
        silent.add("dead.test");
        liar.serve("/a", Pictures.png(16, 9)).serve("/b", Pictures.png(16, 9));

        isPutOff("https://dead.test/a.png");
        image("/a");
        clock.advance(Duration.ofSeconds(30));
        image("/b");

        assertThat(look("https://dead.test/a.png")).isEqualTo(new Unusable(MediaFault.UNREACHABLE));
        assertThat(counted).anyMatch(line -> line.endsWith("kind image outcome no_network"));
    }

    @Test
    void noTaskFailsForAServerOfOursThatHasNoNameJustNow() {
        own.add("redis.internal:" + liar.port());
        silent.add("redis.internal");
        liar.serve("/a", Pictures.png(16, 9));

        for (int round = 0; round < 10; round++) {
            isPutOff(liar.url("/a"));
            clock.advance(Duration.ofSeconds(15));
        }

        assertThat(liar.requests).isEmpty();
    }
}
