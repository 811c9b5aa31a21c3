// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.newaddress;

import chatmail.doveauth.accounts.NewAddress;
import com.google.gson.JsonObject;

/**
 * How a client is told of an address. One that finds a certificate which vouches for itself is told as well to accept it,
 * by a {@code dclogin:} URL with certificate checks {@code ic=3}; it names the servers, so nothing has to be found out.
 *
 * @param host of IMAP and SMTP
 * @param selfSigned whether no authority vouches for the certificate
 */
public record Invitation(String host, boolean selfSigned) {
    /** @param domain of the relay; of an address literal the brackets go */
    public static Invitation to(String domain, boolean selfSigned) {
        return new Invitation(domain.replaceAll("[\\[\\]]", ""), selfSigned);
    }

    /** The answer's fields. */
    JsonObject of(NewAddress given) {
        var fields = new JsonObject();
        fields.addProperty("email", given.address().toString());
        fields.addProperty("password", given.password());
        if (selfSigned) {
            fields.addProperty("dclogin_url", url(given));
        }
        return fields;
    }

    private String url(NewAddress given) {
        return "dclogin:" + given.address() + "?p=" + given.password() + "&v=1&ih=" + host + "&ip=993&is=ssl&sh=" + host
                + "&sp=465&ss=ssl&ic=3";
    }
}
