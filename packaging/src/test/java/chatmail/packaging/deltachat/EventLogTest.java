// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private final PipedOutputStream core = new PipedOutputStream();
    private EventLog log;
    private int batches;

    @BeforeEach
    void follow() throws IOException {
        log = EventLog.following(JsonRpc.over(new PipedInputStream(core), OutputStream.nullOutputStream()));
    }

    /** The log's questions are its only calls, so that their ids count the batches. */
    private void tell(String... events) throws IOException {
        batches++;
        var wrapped = "{\"contextId\":1,\"event\":" + String.join("},{\"contextId\":1,\"event\":", events) + "}";
        core.write(("{\"id\":" + batches + ",\"result\":[" + wrapped + "]}\n").getBytes(UTF_8));
        core.flush();
    }

    @Test
    void givesTheEarliestEventThatFitsAndKeepsTheOthers() throws Exception {
        tell("{\"kind\":\"IncomingMsg\",\"msgId\":1}", "{\"kind\":\"MsgRead\",\"msgId\":2}");
        tell("{\"kind\":\"IncomingMsg\",\"msgId\":3}");
        assertThat(log.take("MsgRead", any -> true).number("msgId")).isEqualTo(2);
        assertThat(log.take("IncomingMsg", any -> true).number("msgId")).isEqualTo(1);
        assertThat(log.take("IncomingMsg", any -> true).number("msgId")).isEqualTo(3);
    }

    @Test
    void passesOverEventsOfTheKindThatDoNotFit() throws Exception {
        tell("{\"kind\":\"JoinerProgress\",\"progress\":400}", "{\"kind\":\"JoinerProgress\",\"progress\":1000}");
        var done = log.take("JoinerProgress", event -> event.number("progress") == 1000);
        assertThat(done.number("progress")).isEqualTo(1000);
    }

    @Test
    void stopsWaitingWhenTheCoreEndsAndRepeatsItsComplaints() throws IOException {
        tell("{\"kind\":\"Warning\",\"msg\":\"the server said no\"}");
        core.close();
        assertThatThrownBy(() -> log.take("IncomingMsg", any -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the core has ended")
                .hasMessageContaining("the server said no");
    }
}
