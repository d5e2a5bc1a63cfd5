package io.reelgate.fanout;

/** What all sessions of this node share. */
record Node(FanoutPorts ports, FanoutView view, FanoutSettings settings, Tail tail, ProgressBoard board) {
    Subscribing subscribing() {
        Replay replay = new Replay(ports.log(), view.partitions());
        return new Subscribing(tail, new TaskReader(ports.tasks(), view), replay, board);
    }
}
