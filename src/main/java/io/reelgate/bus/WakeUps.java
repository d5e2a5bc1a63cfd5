package io.reelgate.bus;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;

/** Tells the roles of this node that a task has come to where they pick it up. Safe from any thread. */
public final class WakeUps {
    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

    private final EventBus bus;

    public WakeUps(EventBus bus) {
        this.bus = bus;
    }

    /** Said after every commit of a transition; states that are found by time alone wake nobody. */
    public void moved(Task task) {
        Partition partition = task.id().partition();
        switch (task.state()) {
            case TaskState.Queued queued -> publish(Address.TASK_READY, new BusMessage.TaskReady(partition));
            case TaskState.Collecting collecting ->
                publish(Address.TASK_FINISHED, new BusMessage.TaskFinished(partition));
            case TaskState.Succeeded ended -> publish(Address.TASK_ENDED, new BusMessage.TaskEnded(partition));
            case TaskState.Failed ended -> publish(Address.TASK_ENDED, new BusMessage.TaskEnded(partition));
            default -> {}
        }
    }

    /** The look at a task at this upstream was brought forward. */
    public void lookIsDue(Partition partition, String upstream) {
        publish(Address.TASK_DUE, new BusMessage.TaskDue(partition, upstream));
    }

    /** A callback waits in the outbox. */
    public void callbackWaits(Partition partition) {
        publish(Address.TASK_ENDED, new BusMessage.TaskEnded(partition));
    }

    private void publish(Address address, BusMessage message) {
        bus.publish(address.text(), message, LOCAL);
    }
}
