// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.listen.SocketServer;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DictSessionTest {
    private final SlowDoor door = new SlowDoor();
    private final DictChannel channel = new DictChannel(door);

    /** Leaves every answer to the test. */
    private static final class SlowDoor implements DictHandler {
        private final List<DictRequest.Lookup> lookups = new ArrayList<>();
        private final List<CompletableFuture<Optional<String>>> values = new ArrayList<>();
        private final List<CompletableFuture<DictItems>> items = new ArrayList<>();
        private boolean closed;

        @Override
        public CompletionStage<Optional<String>> lookup(DictRequest.Lookup request) {
            lookups.add(request);
            values.add(new CompletableFuture<>());
            return values.get(values.size() - 1);
        }

        @Override
        public ItemSource iterate(DictRequest.Iterate request) {
            return new ItemSource() {
                @Override
                public CompletionStage<DictItems> next() {
                    items.add(new CompletableFuture<>());
                    return items.get(items.size() - 1);
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }

        void item(int which, String key) {
            var some = new DictItems();
            some.add(key, "");
            items.get(which).complete(some);
        }

        void answer(int which, String value) {
            values.get(which).complete(Optional.of(value));
        }
    }

    @AfterEach
    void close() {
        channel.close();
    }

    @Test
    void keepsTheOrderOfTheRequestsWhenLaterOnesAreFaster() {
        channel.send("La\tu\nLb\tu\nLc\tu\n");
        door.answer(2, "3");
        door.answer(1, "2");
        assertThat(channel.receivedText()).isEmpty();
        door.answer(0, "1");
        assertThat(channel.receivedText()).isEqualTo("O1\nO2\nO3\n");
    }

    @Test
    void overwritesAKeyOnceItIsAnswered() {
        channel.send("Lsecret\tu\n");
        byte[] key = door.lookups.get(0).key();
        assertThat(key).asString().isEqualTo("secret");
        door.answer(0, "1");
        assertThat(key).containsOnly(0);
    }

    @Test
    void readsNothingWhileAReplyIsDue() {
        assertThat(channel.channel().config().isAutoRead()).isTrue();
        channel.send("La\tu\n");
        assertThat(channel.channel().config().isAutoRead()).isFalse();
        door.answer(0, "1");
        assertThat(channel.channel().config().isAutoRead()).isTrue();
    }

    @Test
    void handsOnNoMoreThanItsBoundAndForgetsNothing() {
        int all = 3 * DictSession.MAX_OPEN_REQUESTS;
        channel.send("La\tu\n".repeat(all));
        assertThat(door.values).hasSize(DictSession.MAX_OPEN_REQUESTS);
        for (int i = 0; i < all; i++) {
            door.answer(i, String.valueOf(i));
            channel.channel().runPendingTasks();
            assertThat(door.values.size() - i - 1).isLessThanOrEqualTo(DictSession.MAX_OPEN_REQUESTS);
        }
        assertThat(channel.receivedText().lines()).hasSize(all).endsWith("O" + (all - 1));
        assertThat(channel.channel().config().isAutoRead()).isTrue();
    }

    @Test
    void readsNothingWhileThePeerDoesNot() {
        var buffer = channel.channel().unsafe().outboundBuffer();
        buffer.setUserDefinedWritability(1, false);
        channel.channel().runPendingTasks();
        assertThat(channel.channel().config().isAutoRead()).isFalse();
        channel.send("La\tu\n");
        assertThat(door.values).isEmpty();
        buffer.setUserDefinedWritability(1, true);
        channel.channel().runPendingTasks();
        assertThat(door.values).hasSize(1);
    }

    @Test
    void runsAnIterationAlone() {
        channel.send("I0\t0\tp\tu\nLa\tu\n");
        assertThat(door.values).isEmpty();
        door.items.get(0).complete(new DictItems());
        channel.channel().runPendingTasks();
        assertThat(door.values).hasSize(1);
        door.answer(0, "1");
        assertThat(channel.receivedText()).isEqualTo("\nO1\n");
    }

    @Test
    void asksForItemsOnlyAsThePeerTakesThem() {
        channel.send("La\tu\nI0\t0\tp\tu\n");
        door.item(0, "k1");
        channel.channel().runPendingTasks();
        assertThat(door.items).hasSize(1);
        door.answer(0, "1");
        assertThat(channel.receivedText()).isEqualTo("O1\nOk1\t\n");
        assertThat(door.items).hasSize(2);
        var buffer = channel.channel().unsafe().outboundBuffer();
        buffer.setUserDefinedWritability(1, false);
        door.item(1, "k2");
        assertThat(channel.receivedText()).isEqualTo("Ok2\t\n");
        assertThat(door.items).hasSize(2);
        buffer.setUserDefinedWritability(1, true);
        channel.channel().runPendingTasks();
        assertThat(door.items).hasSize(3);
        door.items.get(2).complete(new DictItems());
        assertThat(channel.receivedText()).isEqualTo("\n");
        assertThat(door.closed).isTrue();
    }

    @Test
    void failsAnIterationThatBreaksOffAndGoesOn() {
        channel.send("I0\t0\tp\tu\nLa\tu\n");
        door.item(0, "k1");
        assertThat(channel.receivedText()).isEqualTo("Ok1\t\n");
        door.items.get(1).completeExceptionally(new DictFailure("on purpose"));
        assertThat(channel.receivedText()).isEqualTo("Fon purpose\n");
        door.answer(0, "1");
        assertThat(channel.receivedText()).isEqualTo("O1\n");
    }

    @Test
    void closesAnIterationThatNobodyReadsToTheEnd() {
        channel.send("I0\t0\tp\tu\n");
        channel.channel().close();
        assertThat(channel.isClosed()).isTrue();
        assertThat(door.closed).isTrue();
        door.item(0, "k1");
        assertThat(channel.receivedText()).isEmpty();
    }

    @Test
    void tellsOnlyThatItIsBusyWhenThereIsNoRoom() {
        channel.send("La\tu\n");
        door.values.get(0).completeExceptionally(new RejectedExecutionException("queue of 7"));
        assertThat(channel.receivedText()).isEqualTo("Fbusy, try again\n");
    }

    @Test
    void closesAConnectionOnWhichNothingHappens() {
        channel.channel().pipeline().fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT);
        assertThat(channel.isClosed()).isTrue();
    }

    @Test
    void endsOnlyItsOwnConnectionAtALineWithoutEnd() {
        channel.send("x".repeat(DictDecoder.MAX_LINE_BYTES)).send("x").send("\nLa\tu\n");
        assertThat(channel.isClosed()).isTrue();
        assertThat(door.values).isEmpty();
    }

    @Test
    void takesALineOfTheGreatestLength() {
        String user = "u".repeat(DictDecoder.MAX_LINE_BYTES - "La\t".length());
        channel.send("La\t" + user + '\n');
        assertThat(door.lookups)
                .singleElement()
                .extracting(DictRequest.Lookup::user)
                .isEqualTo(user);
    }

    @Test
    void boundsWhatOpenTransactionsHold() {
        channel.send("B1\tu\n");
        String line = "S1\tshared/a\t" + "v".repeat(60_000) + '\n';
        int enough = Transactions.MAX_CHARACTERS / 60_000 + 1;
        for (int i = 0; i < enough; i++) {
            channel.send(line);
        }
        assertThat(channel.isClosed()).isTrue();
    }

    @Test
    void boundsHowManyTransactionsAreOpen() {
        for (int id = 0; id < Transactions.MAX_OPEN; id++) {
            channel.send("B" + id + "\tu\n");
        }
        assertThat(channel.isClosed()).isFalse();
        channel.send("B" + Transactions.MAX_OPEN + "\tu\n");
        assertThat(channel.isClosed()).isTrue();
    }

    @Nested
    class WhenTheProcessStops {
        @Test
        void repliesThatAreDueStillLeave() {
            channel.send("La\tu\n");
            channel.channel().pipeline().fireUserEventTriggered(SocketServer.Drain.NOW);
            assertThat(channel.isClosed()).isFalse();
            door.answer(0, "1");
            assertThat(channel.receivedText()).isEqualTo("O1\n");
            assertThat(channel.isClosed()).isTrue();
        }

        @Test
        void anIdleConnectionClosesAtOnce() {
            channel.channel().pipeline().fireUserEventTriggered(SocketServer.Drain.NOW);
            assertThat(channel.isClosed()).isTrue();
        }

        @Test
        void nothingNewIsBegun() {
            channel.send("La\tu\n");
            channel.channel().pipeline().fireUserEventTriggered(SocketServer.Drain.NOW);
            channel.send("Lb\tu\n");
            assertThat(door.values).hasSize(1);
        }
    }
}
