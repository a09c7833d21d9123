/** DICOM networking and a second reader, with dcm4che. */
package org.apical.dicom.dcm4che.internal;
