package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.port.AccountStore;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisAccountStoreTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final AccountId ANNA = new AccountId("anna");
    private static final AccountId BERT = new AccountId("bert");

    private StoreFixture fixture;
    private AccountStore target;

    @BeforeEach
    void openStores() {
        fixture = new StoreFixture(redis);
        target = fixture.stores.accounts();
    }

    @Test
    void findsAnAccountByAnyOfItsKeys() {
        Account anna = new Account(
                ANNA,
                List.of("aa", "bb"),
                Map.of("sora-2-pro", new Limits(1, 2, 3), "veo-3-1", new Limits(4, 5, 6)),
                Optional.of(Provider.VALUE),
                List.of("whsec_MQ==", "whsec_Mg=="));
        provision(anna, account(BERT, "cc"));

        assertThat(await(target.findByKey("aa"))).contains(anna);
        assertThat(await(target.findByKey("bb"))).contains(anna);
        assertThat(await(target.find(ANNA))).contains(anna);
        assertThat(await(target.findByKey("cc"))).contains(account(BERT, "cc"));
    }

    @Test
    void knowsNoUnknownKeyAndNoUnknownAccount() {
        assertThat(await(target.findByKey("aa"))).isEmpty();
        assertThat(await(target.find(ANNA))).isEmpty();
    }

    @Test
    void revokesAKeyThatIsNoLongerListed() {
        provision(account(ANNA, "aa", "bb"), account(BERT, "cc"));

        provision(account(ANNA, "bb"));

        assertThat(await(target.findByKey("aa"))).isEmpty();
        assertThat(await(target.findByKey("bb"))).contains(account(ANNA, "bb"));
        assertThat(await(target.findByKey("cc"))).contains(account(BERT, "cc"));
    }

    @Test
    void admitsNothingWithARevokedKey() {
        provision(account(ANNA, StoreFixture.KEY));
        provision(account(ANNA, "bb"));

        assertThat(fixture.admit(ANNA, StoreFixture.SORA, StoreFixture.SORA_LIMITS))
                .isEqualTo(new AdmissionOutcome.KeyRejected());
    }

    @Test
    void movesAKeyFromOneAccountToAnother() {
        provision(account(BERT, "aa"), account(ANNA, "bb"));

        provision(account(ANNA, "aa"), account(BERT, "bb"));

        assertThat(await(target.findByKey("aa"))).contains(account(ANNA, "aa"));
        assertThat(await(target.findByKey("bb"))).contains(account(BERT, "bb"));
    }

    @Test
    void countsReadsUpToTheirBudgetAndSaysHowLongToWait() {
        assertThat(await(target.countReads(ANNA, "veo-3-1", 100, 120))).isZero();

        assertThat(await(target.countReads(ANNA, "veo-3-1", 21, 120))).isBetween(60_120L, 60_621L);
        assertThat(await(target.countReads(ANNA, "veo-3-1", 20, 120))).isZero();
        assertThat(await(target.countReads(ANNA, "wan-2-5", 120, 120))).isZero();
        assertThat(redis.ask(Command.PTTL, fixture.keys.reads(ANNA, "veo-3-1")).toLong())
                .isBetween(60_120L, 61_122L);
    }

    @Test
    void givesATicketOutOnce() {
        await(target.keepTicket("tt", ANNA, 30));

        assertThat(redis.ask(Command.TTL, fixture.keys.ticket("tt")).toLong()).isBetween(1L, 30L);
        assertThat(await(target.takeTicket("tt"))).contains(ANNA);
        assertThat(await(target.takeTicket("tt"))).isEmpty();
    }

    private void provision(Account... accounts) {
        await(target.provision(List.of(accounts)));
    }

    private static Account account(AccountId id, String... keyHashes) {
        return new Account(id, List.of(keyHashes), Map.of(), Optional.empty(), List.of());
    }
}
