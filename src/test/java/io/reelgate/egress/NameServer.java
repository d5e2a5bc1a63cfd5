package io.reelgate.egress;

import static io.reelgate.Done.done;

import io.reelgate.domain.address.IpLiteral;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A name server that answers each question for IPv4 addresses as a test wants it, whatever the name, and never to be kept. */
final class NameServer {
    private static final int HEADER = 12;
    private static final int IPV4 = 1;
    private static final int CNAME = 5;
    private static final int POINTER = 0xc000;
    private static final byte[] ALIAS = {4, 'e', 'd', 'g', 'e', 4, 't', 'e', 's', 't', 0};

    final AtomicInteger questions = new AtomicInteger();
    private final DatagramSocket socket;
    private final IntFunction<List<String>> answers;

    /** Whether an alias stands between the name and its addresses, as content networks have it. */
    boolean aliased;

    /** {@code answers}: by the number of the question, from 0. */
    NameServer(Vertx vertx, IntFunction<List<String>> answers) {
        this.answers = answers;
        this.socket = vertx.createDatagramSocket();
        done(socket.handler(this::answer).listen(0, "127.0.0.1"));
    }

    String address() {
        return "127.0.0.1:" + socket.localAddress().port();
    }

    private void answer(DatagramPacket packet) {
        Buffer asked = packet.data();
        int end = HEADER;
        while (asked.getByte(end) != 0) {
            end += asked.getByte(end) + 1;
        }
        boolean isIpv4 = asked.getUnsignedShort(end + 1) == IPV4;
        List<String> addresses = isIpv4 ? answers.apply(questions.getAndIncrement()) : List.of();
        Buffer reply = Buffer.buffer()
                .appendUnsignedShort(asked.getUnsignedShort(0))
                .appendUnsignedShort(0x8180)
                .appendUnsignedShort(1)
                .appendUnsignedShort(addresses.size() + (aliased ? 1 : 0))
                .appendInt(0)
                .appendBuffer(asked, HEADER, end + 5 - HEADER);
        int name = aliased ? alias(reply) : HEADER;
        addresses.forEach(address -> reply.appendUnsignedShort(POINTER | name)
                .appendUnsignedShort(IPV4)
                .appendUnsignedShort(1)
                .appendInt(0)
                .appendUnsignedShort(4)
                .appendBytes(IpLiteral.parse(address).orElseThrow()));
        socket.send(reply, packet.sender().port(), packet.sender().host());
    }

    /** Where the alias stands in the reply. */
    private static int alias(Buffer reply) {
        reply.appendUnsignedShort(POINTER | HEADER)
                .appendUnsignedShort(CNAME)
                .appendUnsignedShort(1)
                .appendInt(0)
                .appendUnsignedShort(ALIAS.length)
                .appendBytes(ALIAS);
        return reply.length() - ALIAS.length;
    }
}
