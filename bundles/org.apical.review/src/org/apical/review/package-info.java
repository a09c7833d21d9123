/** Which patients a reader should look at again, and what readers say of them. */
package org.apical.review;
