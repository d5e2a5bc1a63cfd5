package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.quota.Idempotency;
import io.reelgate.redis.RedisForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisReplaysTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    @Test
    void knowsARequestThatWasAdmittedUnderItsKeyAndNoOther() {
        StoreFixture fixture = new StoreFixture(redis);
        AccountId anna = fixture.account("anna");
        AccountId ben = fixture.account("ben");
        var task = fixture.task(anna, StoreFixture.SORA);
        fixture.admit(fixture.admission(task, StoreFixture.SORA_LIMITS, "key-1", "print-1"));

        var target = fixture.stores.replays();

        assertThat(await(target.known(anna, new Idempotency("key-1", "print-1"))))
                .isTrue();
        assertThat(await(target.known(anna, new Idempotency("key-1", "print-2"))))
                .isFalse();
        assertThat(await(target.known(anna, new Idempotency("key-1", "print")))).isFalse();
        assertThat(await(target.known(anna, new Idempotency("key-2", "print-1"))))
                .isFalse();
        assertThat(await(target.known(ben, new Idempotency("key-1", "print-1"))))
                .isFalse();
    }
}
