package io.reelgate.rig;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** One direction of a connection: what is read waits its delay in a queue, so that a delay costs no throughput. */
final class Pipe {
    private final Socket from;
    private final Socket to;
    private final Weather.Gate gate;
    private final BiConsumer<Socket, Socket> ended;
    private final DelayQueue<Piece> pieces = new DelayQueue<>();

    Pipe(Socket from, Socket to, Weather.Gate gate, BiConsumer<Socket, Socket> ended) {
        this.from = from;
        this.to = to;
        this.gate = gate;
        this.ended = ended;
    }

    void start() {
        Thread.startVirtualThread(this::read);
        Thread.ofPlatform().daemon().start(this::write);
    }

    private void read() {
        byte[] buffer = new byte[16_384];
        long due = System.nanoTime();
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                due = Math.max(due + 1, System.nanoTime() + gate.delayNanos());
                pieces.add(new Piece(Arrays.copyOf(buffer, read), due));
            }
        } catch (IOException cut) {
            pieces.clear();
        }
        pieces.add(new Piece(new byte[0], Math.max(due + 1, System.nanoTime())));
    }

    /** An empty piece is the end of the connection. */
    private void write() {
        try {
            for (Piece piece = pieces.take(); piece.bytes.length > 0; piece = pieces.take()) {
                gate.pass();
                to.getOutputStream().write(piece.bytes);
            }
        } catch (IOException cut) {
            pieces.clear();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        ended.accept(from, to);
    }

    private static final class Piece implements Delayed {
        private final byte[] bytes;
        private final long due;

        Piece(byte[] bytes, long due) {
            this.bytes = bytes;
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due - ((Piece) other).due, 0);
        }
    }
}
