// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.sick;

import java.io.IOException;

/** What may be wrong with a doveauth that listens, from its first word to its last. */
enum Illness {
    CLOSES_AT_ONCE(line -> {}),
    CLOSES_AFTER_THE_GREETING(Line::greeting),
    CLOSES_AFTER_THE_QUESTION(Line::question),
    IS_SILENT(Line::keepSilent),
    TRICKLES(line -> {
        line.question();
        for (line.say("O{"); true; line.say(" ")) {
            pause();
        }
    }),
    CLOSES_IN_THE_MIDDLE(says(question -> half(question.answer()))),
    CLOSES_BEFORE_THE_LINE_END(says(question -> question.answer().strip())),
    FALLS_SILENT_IN_THE_MIDDLE(line -> {
        line.say(half(line.question().answer()));
        line.keepSilent();
    }),
    REFUSES_WITHOUT_A_LINE_END(says(question -> "N")),
    REFUSES_IN_MORE_THAN_A_WORD(says(question -> "No, or not now\n")),
    SAYS_NOTHING_IN_A_LINE(says(question -> "\n")),
    TALKS_GARBAGE(says(question -> "220 mail.example ESMTP\n")),
    TALKS_BINARY(says(question -> "\0\1\2\u00ff\u00fe\t\r\n\n\0")),
    ANSWERS_WITH_AN_UNKNOWN_BYTE(says(question -> 'X' + question.answer().substring(1))),
    ANSWERS_WITH_MANY_VALUES(says(question -> 'M' + question.answer().substring(1))),
    ANSWERS_WITH_A_GREETING(says(question -> "H9\t0\t0\t\tauth\n" + question.answer())),
    FAILS(says(question -> "Fbusy, try again\n")),
    FAILS_WITHOUT_A_WORD(says(question -> "F\n")),
    NEVER_ENDS_A_LINE(line -> {
        line.question();
        for (line.say("O"); true; line.say(" ".repeat(4_096))) {
            // until it is hung up on
        }
    }),
    ANSWERS_AT_MUCH_LENGTH(says(question ->
            "O{" + question.home() + ',' + " ".repeat(70_000) + question.owner() + ',' + question.hash() + "}\n")),
    ANSWERS_ANOTHER_QUESTION(says(Question::answerToAnother)),
    ANSWERS_TWICE(says(question -> question.answer() + question.answer())),
    ANSWERS_AND_REFUSES(says(question -> question.answer() + "N\n")),
    REFUSES_AND_ANSWERS(says(question -> "N\n" + question.answer())),
    ESCAPES_BADLY(says(question -> question.answer().replace("\"uid\"", "\1x\"uid\""))),
    ESCAPES_NOTHING(says(question -> question.answer().replace("\"uid\"", "\r\"uid\""))),
    ADDS_TO_ITS_ANSWER(says(question -> question.answer().strip() + "\tand more\n")),
    TELLS_NO_HASH(says(question -> "O{" + question.home() + ',' + question.owner() + "}\n")),
    TELLS_AN_EMPTY_HASH(says(question -> "O{" + question.home() + ',' + question.owner() + ",\"password\":\"\"}\n")),
    TELLS_NO_HOME(says(question -> "O{" + question.owner() + ',' + question.hash() + "}\n")),
    TELLS_NO_OWNER(says(question -> "O{" + question.home() + ',' + question.hash() + "}\n")),
    TELLS_AN_OWNER_WITHOUT_NUMBER(
            says(question -> question.answer().replaceFirst("\"uid\":\"\\d+\"", "\"uid\":\"root\""))),
    TELLS_HALF_AN_OBJECT(says(question -> question.answer().replace("}\n", "\n"))),
    TELLS_TWO_HASHES(says(question -> question.answer().replace("}\n", ",\"password\":\"{PLAIN}\"}\n")));

    @SuppressWarnings("ImmutableEnumChecker") // None of them keeps anything.
    private final Course course;

    Illness(Course course) {
        this.course = course;
    }

    /** How it shows on one connection, which is closed afterwards. */
    void show(Line line) throws IOException {
        course.run(line);
    }

    /** What happens on one connection. */
    @FunctionalInterface
    interface Course {
        void run(Line line) throws IOException;
    }

    private interface Reply {
        String to(Question question);
    }

    private static Course says(Reply reply) {
        return line -> line.say(reply.to(line.question()));
    }

    private static String half(String text) {
        return text.substring(0, text.length() / 2);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
