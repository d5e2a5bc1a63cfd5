package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.RouteGroup;
import io.reelgate.simulator.http.SimulatorRouter;
import io.reelgate.simulator.job.JobIds;
import io.reelgate.simulator.job.JobMaker;
import io.reelgate.simulator.ledger.Ledger;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.Set;

/**
 * APIXO's video endpoints as its documentation shows them: {@code generateTask}, {@code statusTask} and
 * {@code current-balance} under {@code /api/v1}, bearer keys, and the envelope of code, message and data.
 *
 * <p>One extension: while a job is processing, the status data also has {@code progress}, an integer of 0 to 99.
 * One omission: {@code request_type=callback} is accepted like {@code async}, and nobody is called back.
 */
public final class ApixoFormat implements RouteGroup {

    private final Keys keys;
    private final SubmitRoute submit;
    private final StatusRoute status;
    private final BalanceRoute balance;

    /** The format for one event loop; no keys means that every key is taken. */
    public ApixoFormat(Set<String> apiKeys, JobMaker maker, JobIds ids, Ledger ledger, Clock clock) {
        keys = new Keys(apiKeys);
        submit = new SubmitRoute(keys, new SubmitDesk(maker, ids), ledger, clock);
        status = new StatusRoute(keys, ids, ledger, clock);
        balance = new BalanceRoute(keys, ledger, clock);
    }

    @Override
    public void mount(Router router) {
        router.post("/api/v1/generateTask/:model")
                .handler(SimulatorRouter.body())
                .handler(submit::answer);
        router.get("/api/v1/statusTask/:model").handler(status::answer);
        router.get("/api/v1/apikeys/current-balance").handler(balance::answer);
    }
}
