// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A Content-Type field (RFC 2045, section 5) in which every reader sees the same type and the same boundary.
 *
 * <p>Refused are: two fields, a parameter given twice, a boundary or report type in the split or encoded form of RFC
 * 2231, comments anywhere but beside a semicolon or at the end, and comments that would split the field for a reader
 * who does not know comments. A media type as value needs no quotes, for {@code protocol=application/pgp-encrypted}
 * occurs.
 */
public final class ContentType {
    private static final String TSPECIALS = "()<>@,;:\\\"/[]?=";
    private static final String COMMENT_SPLITTERS = "\\\";=/";
    /** The parameters that decide how the body is read. */
    private static final Set<String> STRUCTURAL = Set.of("boundary", "report-type");

    private static final Pattern STRUCTURAL_IN_RFC_2231 = Pattern.compile("(boundary|report-type)\\*.*");

    /** RFC 2046, section 5.1.1, and a little more than its characters, for they are in use. */
    private static final Pattern BOUNDARY = Pattern.compile("[ -~]{0,69}[!-~]");

    private static final Pattern SPEAKABLE = Pattern.compile("[a-z0-9.+/-]{1,60}");

    private final String mediaType;
    private final Map<String, String> parameters;

    private ContentType(String mediaType, Map<String, String> parameters) {
        this.mediaType = mediaType;
        this.parameters = parameters;
    }

    /** Reads the type of a message or part; without a field it is {@code text/plain} (RFC 2045, section 5.2). */
    public static Parsed<ContentType> read(Headers headers) {
        List<HeaderField> fields = headers.all("Content-Type");
        if (fields.isEmpty()) {
            return Parsed.of(new ContentType("text/plain", Map.of()));
        }
        if (fields.size() > 1) {
            return Parsed.refused("there is more than one Content-Type field");
        }
        try {
            return Parsed.of(parse(new FieldScanner(fields.get(0).rawText(), "Content-Type")));
        } catch (Refused refused) {
            return Parsed.refused(refused.rule());
        }
    }

    private static ContentType parse(FieldScanner in) throws Refused {
        in.skipBlanks();
        String type = token(in);
        in.expect('/', "is malformed");
        String mediaType = (type + '/' + token(in)).toLowerCase(Locale.ROOT);
        skipHarmlessComments(in);
        var parameters = new TreeMap<String, String>();
        while (!in.atEnd()) {
            in.expect(';', "is malformed");
            skipHarmlessComments(in);
            if (!in.atEnd() && in.peek() != ';') {
                parameter(in, parameters);
                skipHarmlessComments(in);
            }
        }
        return new ContentType(mediaType, parameters);
    }

    private static void parameter(FieldScanner in, Map<String, String> parameters) throws Refused {
        String name = token(in).toLowerCase(Locale.ROOT);
        in.skipBlanks();
        in.expect('=', "is malformed");
        in.skipBlanks();
        int start = in.position();
        boolean structural = STRUCTURAL.contains(name);
        String value = in.peek() == '"'
                ? in.quotedString()
                : in.run(c -> c > 0x7f || isTokenCharacter(c) || (!structural && c == '/'));
        if (in.position() == start) {
            throw in.refused("has a parameter without a value");
        }
        if (STRUCTURAL_IN_RFC_2231.matcher(name).matches()) {
            throw in.refused("has a boundary or report type in the form of RFC 2231");
        }
        if (name.equals("boundary") && in.since(start).indexOf('\\') >= 0) {
            throw in.refused("has a malformed boundary");
        }
        if (parameters.putIfAbsent(name, value) != null) {
            throw in.refused("has a parameter given twice");
        }
    }

    private static String token(FieldScanner in) throws Refused {
        String token = in.run(ContentType::isTokenCharacter);
        if (token.isEmpty()) {
            throw in.refused("is malformed");
        }
        return token;
    }

    private static boolean isTokenCharacter(int c) {
        return c > ' ' && c < 0x7f && TSPECIALS.indexOf(c) < 0;
    }

    private static void skipHarmlessComments(FieldScanner in) throws Refused {
        String comments = in.skipCommentsAndBlanks();
        if (comments.chars().anyMatch(c -> COMMENT_SPLITTERS.indexOf(c) >= 0)) {
            throw in.refused("has a comment that could be read as part of it");
        }
    }

    /** Whether it is this type, {@code type/subtype} in lower case. */
    public boolean is(String type) {
        return mediaType.equals(type);
    }

    /** The type for a sentence in a reply; without its name if that is unusual, for it comes from a stranger. */
    public String spoken() {
        return SPEAKABLE.matcher(mediaType).matches() ? mediaType : "of another type";
    }

    /** The value of a parameter, its name given in lower case. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The boundary of a multipart, of 1 to 70 printable characters, the last no space (RFC 2046, section 5.1.1). */
    public Parsed<String> boundary() {
        return parameter("boundary")
                .map(boundary -> BOUNDARY.matcher(boundary).matches()
                        ? Parsed.of(boundary)
                        : Parsed.<String>refused("Content-Type has a malformed boundary"))
                .orElseGet(() -> Parsed.refused("Content-Type has no boundary"));
    }
}
