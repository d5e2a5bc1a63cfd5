package io.reelgate.port;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.Idempotency;
import io.reelgate.domain.task.Task;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** Admits tasks: one round trip that checks everything and writes everything, or nothing. */
public interface AdmissionStore {
    /**
     * What the admission script needs.
     *
     * @param task as it will be stored; its id is the script's token, so a repetition answers as the first time did
     * @param keyHash SHA-256 (hex) of the API key, checked inside the script
     * @param snapshot the public view for the event stream
     */
    record Admission(
            Task task, String keyHash, Limits limits, Optional<Idempotency> idempotency, Map<String, Object> snapshot) {
        public AccountId account() {
            return task.account();
        }
    }

    /**
     * Fails with {@link StoreUnavailable} when Redis cannot be asked; then the task can never be admitted later,
     * because the script refuses to run after its time bound.
     */
    Future<AdmissionOutcome> admit(Admission admission);
}
