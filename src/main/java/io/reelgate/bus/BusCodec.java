package io.reelgate.bus;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageCodec;

/** Passes messages by reference; they never leave the node. */
public final class BusCodec implements MessageCodec<BusMessage, BusMessage> {
    private static final String NAME = "reelgate";

    private BusCodec() {}

    /** Once per Vert.x instance, before any verticle is deployed. */
    public static void register(Vertx vertx) {
        vertx.eventBus().registerCodec(new BusCodec()).codecSelector(body -> body instanceof BusMessage ? NAME : null);
    }

    /** For requests: local delivery with a time bound. */
    public static DeliveryOptions within(long millis) {
        return new DeliveryOptions().setLocalOnly(true).setSendTimeout(millis);
    }

    @Override
    public void encodeToWire(Buffer buffer, BusMessage message) {
        throw new UnsupportedOperationException("bus messages stay on their node");
    }

    @Override
    public BusMessage decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException("bus messages stay on their node");
    }

    @Override
    public BusMessage transform(BusMessage message) {
        return message;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
