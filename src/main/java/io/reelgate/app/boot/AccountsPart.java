package io.reelgate.app.boot;

import io.reelgate.app.settings.AccountSettings;
import io.reelgate.app.settings.Settings;
import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.hash.Sha256;
import io.reelgate.port.AccountStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the configured accounts and the demo account to the store. */
final class AccountsPart {
    private static final AccountId DEMO = new AccountId("demo");

    private final Settings settings;
    private final AccountStore store;

    AccountsPart(Settings settings, AccountStore store) {
        this.settings = settings;
        this.store = store;
    }

    /** Blocking. Answers the demo account's credentials, where there is one. */
    Optional<DemoCredentials> provision(SecureRandom random) {
        Optional<DemoCredentials> demo = demo(random);
        List<Account> accounts = new ArrayList<>();
        settings.accounts().stream().map(AccountsPart::account).forEach(accounts::add);
        demo.map(AccountsPart::demoAccount).ifPresent(accounts::add);
        store.provision(accounts).await();
        return demo;
    }

    private Optional<DemoCredentials> demo(SecureRandom random) {
        boolean wanted = settings.demo().enabled() && settings.profile() != Settings.Profile.PRODUCTION;
        return wanted
                ? Optional.of(DemoCredentials.load(settings.data().dir(), settings.demo(), random))
                : Optional.empty();
    }

    private static Account account(AccountSettings configured) {
        return new Account(
                new AccountId(configured.id()),
                configured.keyHashes(),
                configured.limits(),
                configured.provider(),
                configured.webhookSecrets());
    }

    private static Account demoAccount(DemoCredentials demo) {
        return new Account(
                DEMO, List.of(Sha256.hex(demo.key())), Map.of(), Optional.empty(), List.of(demo.webhookSecret()));
    }
}
